"""Why a name is not there at all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from longshore.inspection.asked import Asked, folded
from longshore.model import Candidate, Installed
from longshore.model.inspection import Cause
from longshore.rendering.failures import origin


def why_absent(asked: Asked, elsewhere: Sequence[tuple[str, Candidate]]) -> Cause:
    """What keeps a name from being there; the first that explains it.

    Args:
        asked: the question.
        elsewhere: the other environments that have it, each with its candidate.
    """
    return next(_causes(asked, elsewhere))


def _causes(asked: Asked, elsewhere: Sequence[tuple[str, Candidate]]) -> Iterator[Cause]:
    yield from _unreadable_line(asked)
    for each in asked.names:
        if folded(each) == folded(asked.name):
            yield Cause(
                "other-spelling",
                f"Ask for {each!a}: names are compared letter by letter, and {asked.name!a} is another one.",
            )
    yield from _not_in_metadata(asked)
    yield from _other_namespace(asked)
    for problem in asked.found.problems:
        yield Cause(
            "unreadable-metadata", f"Reinstall {problem.distribution}: its file {problem.path} {problem.reason}."
        )
    for folder, candidate in elsewhere[:1]:
        name = candidate.distribution.name if isinstance(candidate.distribution, Installed) else ""
        yield Cause(
            "other-environment",
            f"Run {asked.pip(name)}: {origin(candidate.distribution)} is installed in {folder}, not in the "
            f"environment of {asked.environment.python}.",
        )
    yield from _not_there(asked)


def _unreadable_line(asked: Asked) -> Iterator[Cause]:
    for each in asked.found.problems:
        if each.line and asked.name in each.reason:
            yield Cause(
                "malformed-line",
                f"Reinstall {each.distribution}, or mend line {each.line} of {each.path}: {each.reason}.",
            )


def _not_in_metadata(asked: Asked) -> Iterator[Cause]:
    """A project or a list of files says that it should be there."""
    for owner, folder in asked.editable():
        declared = asked.declared_in(folder)
        if declared is not None:
            yield Cause(
                "stale-editable",
                f"Run {asked.pip('-e', folder)}: {declared.place} declares {asked.name!r}, but {owner} was "
                "installed before that was so.",
            )
    for folder in asked.projects_nearby():
        declared = asked.declared_in(folder)
        if declared is not None:
            yield Cause(
                "project-not-installed",
                f"Run {asked.pip(folder)}: {declared.place} declares {asked.name!r}, but that project is not "
                "installed.",
            )
    for owner in asked.distributions():
        if _lost_its_entry_points(owner.path):
            yield Cause(
                "damaged-metadata",
                f"Run {asked.pip('--force-reinstall', owner.name)}: the entry_points.txt of {owner}, which "
                "its RECORD lists, is gone.",
            )


def _lost_its_entry_points(folder: str) -> bool:
    name = f"{os.path.basename(folder)}/entry_points.txt,"
    try:
        with open(os.path.join(folder, "RECORD"), encoding="utf-8", errors="replace") as file:
            listed = any(line.startswith(name) for line in file)
    except OSError:
        return False
    return listed and not os.path.lexists(os.path.join(folder, "entry_points.txt"))


def _other_namespace(asked: Asked) -> Iterator[Cause]:
    others = [each for each in asked.found.known if each != asked.namespace]
    having = [each for each in others if asked.name in asked.names_of(each)]
    near = get_close_matches(asked.namespace, having, 1)
    if near:
        yield Cause(
            "misspelt-namespace",
            f"Ask for it in {near[0]!r}: nothing named {asked.name!r} is in {asked.namespace!r}, but there it is.",
        )
    elif having:
        yield Cause(
            "other-namespace",
            f"Ask the host for its namespace: {asked.name!r} is in {having[0]!r}, which is another one than "
            f"{asked.namespace!r}.",
        )


def _not_there(asked: Asked) -> Iterator[Cause]:
    near = get_close_matches(asked.name, asked.names, 1)
    names = ", ".join(map(ascii, asked.names[:20]))
    if near:
        yield Cause(
            "misspelt-name", f"Ask for {near[0]!r}: {asked.namespace!r} has no {asked.name!r}, but it has that."
        )
    elif names:
        yield Cause(
            "not-installed",
            f"Install the distribution that has {asked.name!r} with {asked.pip('DISTRIBUTION')}: those that "
            f"are installed have only {names}.",
        )
    near = get_close_matches(asked.namespace, asked.found.known, 1)
    cure = f"ask for {near[0]!r}, or install" if near else "install"
    yield Cause(
        "nothing-installed",
        f"Check the namespace: nothing that is installed has plugins for {asked.namespace!r}, so {cure} "
        "something that has.",
    )
