"""The errors of what plugins declare about themselves: which file and line, what was expected, what stands there."""

from __future__ import annotations

from collections.abc import Sequence

from longshore.model import Candidate, FromReference, Installed, Problem
from longshore.model.failure import InvalidDeclaration, OrderCycle, WrongApiVersion
from longshore.rendering.failures import origin, who
from longshore.rendering.safe import bounded


def invalid(candidate: Candidate, problems: Sequence[Problem]) -> InvalidDeclaration:
    """What a candidate declares can't be read, or is not of the types that are asked for."""
    lines = [
        bounded(f"{each.path}:{each.line}: {each.reason}" if each.line else f"{each.path}: {each.reason}", 600)
        for each in problems
    ]
    head = f"{who(candidate)} was not loaded: its declaration can't be used:"
    cure = f"Correct it, or ask the authors of {origin(candidate.distribution)} to."
    reason = f"its declaration can't be used: {lines[0]}"
    return InvalidDeclaration("\n  ".join([head, *lines]) + f"\n{cure}", candidate, reason, tuple(problems))


def nothing_declared(candidate: Candidate, group: str, in_files: str, names: Sequence[str]) -> InvalidDeclaration:
    """A candidate declares nothing, and the host asks for metadata; its distribution declares these names there."""
    name = bounded(candidate.name, 80)
    if isinstance(candidate.distribution, FromReference):
        cure = "A plugin that is named by a reference can't declare any; install it with an entry point."
    else:
        group = bounded(group, 200)
        cure = f"Declare it by an entry point {name!r} in {group!r}, or as {in_files} in a plugin directory's file."
        cure += f" It has one of {', '.join(bounded(each, 80) for each in names[:5])}." if names else ""
    reason = "it declares no metadata, which the host asks for"
    return InvalidDeclaration(f"{who(candidate)} was not loaded: {reason}. {cure}", candidate, reason, ())


def wrong_version(candidate: Candidate, written_for: str, offered: Sequence[str], place: str) -> WrongApiVersion:
    """A plugin is written for other versions of the API than the host offers."""
    reason = f"it is written for {bounded(written_for, 80)!r} of the API, and the host offers {', '.join(offered)}"
    distribution = candidate.distribution
    owner = bounded(distribution.name, 200) if isinstance(distribution, Installed) else origin(distribution)
    cure = f"Install a version of {owner} that is written for one of these, or another version of the host."
    message = f"{who(candidate)} was not loaded: {reason} ({bounded(place, 400)}). {cure}"
    return WrongApiVersion(message, candidate, reason, written_for, tuple(offered))


def in_a_circle(names: Sequence[str]) -> str:
    """A circle of names, in words."""
    return " before ".join(map(ascii, [*names, names[0]]))


def cycle(namespace: str, steps: Sequence[tuple[Candidate, Candidate]]) -> OrderCycle:
    """Plugins that declare an order which can't be."""
    lines = "".join(f"\n  {who(first)} comes before {second.name!r}" for first, second in steps)
    names = [each.name for each, _ in steps]
    cure = f"Say which goes first: order={names!r}; or update or uninstall one of them."
    head = f"the plugins of {bounded(namespace, 200)!r} declare an order that goes in a circle:"
    return OrderCycle(f"{head}{lines}\n{cure}", namespace, tuple(names))
