"""The whole story of one plugin: where it was looked for, what is there, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from longshore.inspection import LIMIT, inspected, surveyed
from longshore.inspection.absent import why_absent
from longshore.inspection.asked import Asked
from longshore.inspection.elsewhere import found_elsewhere
from longshore.inspection.failing import why_failing
from longshore.model.inspection import Inspected, Inspection, Remark, Section, Story
from longshore.rendering.failures import origin
from longshore.verification.environment import environment_of


def story_of(python: str, namespace: str, name: str, limit: float = LIMIT) -> Story:
    """The whole story of one plugin, which is loaded for it, in a process of its own.

    Args:
        python: the interpreter.
        namespace: where the plugin should be.
        name: its name.
        limit: seconds that it may take.

    Raises:
        EnvironmentUnusable: the interpreter can't be run, or longshore is not installed for it.
    """
    environment = environment_of(python)
    found = surveyed(environment.python, [namespace], limit=limit)
    loaded = inspected(_only(found, [each for each in found.plugins if each.candidate.name == name]), limit)
    others = [each for each in found.plugins if each.candidate.name != name]
    asked = Asked(namespace, name, _only(found, [*loaded.plugins, *others]), environment)
    sections = [_looked(asked)]
    if asked.matches:
        sections += [_section(each, number, len(asked.matches)) for number, each in enumerate(asked.matches, 1)]
        return Story(namespace, name, sections, why_failing(asked))
    elsewhere = found_elsewhere(asked)
    if elsewhere:
        lines = [f"{folder}: {each.value} of {origin(each.distribution)}" for folder, each in elsewhere]
        sections.append(Section("found in other environments", lines))
    return Story(namespace, name, sections, why_absent(asked, elsewhere))


def _only(found: Inspection, plugins: Sequence[Inspected]) -> Inspection:
    return Inspection(found.python, found.namespaces, found.known, found.apis, plugins, found.problems, found.places)


def _looked(asked: Asked) -> Section:
    lines = [f"{each.place}: {each.had}" for each in asked.found.places]
    lines += [f"unreadable: {each}" for each in asked.found.problems]
    names = ", ".join(map(ascii, asked.names[:20]))
    lines.append(f"names in {asked.namespace!r}: {names or 'none'}")
    return Section(f"looked for {asked.name!r} of {asked.namespace!r}, with {asked.environment.python}", lines)


def _section(found: Inspected, number: int, count: int) -> Section:
    return Section(f"found{f' ({number} of {count})' if count > 1 else ''}", [*_lines(found)])


def _lines(found: Inspected) -> Iterator[str]:
    candidate, details = found.candidate, found.details
    yield f"target: {candidate.value}"
    yield f"distribution: {origin(candidate.distribution)}, in {details.folder}"
    if details.editable:
        yield f"editable: its project is {details.editable}"
    yield f"outcome: {found.status}"
    if details.api:
        yield f"compared with: {details.api}"
    if details.api_version:
        yield f"written for version: {details.api_version}"
    if details.meta:
        yield f"declares: {details.meta}"
    if details.seconds:
        yield f"imported in: {details.seconds * 1000:.1f} ms"
    if found.status == "loaded":
        yield "a factory is called by its host alone, so this was not tried"
    yield from found.reason.splitlines()
    yield from (f"at {each}" for each in details.traceback)
    yield from _remarks("loading it", details.side_effects)
    yield from _remarks("odd:", details.traits)
    if found.status == "loaded":
        yield from _remarks("the check says:", details.findings)


def _remarks(what: str, remarks: Sequence[Remark]) -> Iterator[str]:
    for each in remarks:
        first, *rest = each.text.splitlines() or [""]
        yield f"{what} {first}"
        yield from rest
