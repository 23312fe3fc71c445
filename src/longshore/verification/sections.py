"""Entry points in files of sections and lines: ``entry_points.txt`` and ``setup.cfg``."""

from __future__ import annotations

from collections.abc import Iterator

from longshore.discovery import target
from longshore.model.verification import Declared, Place, StaticFinding

_SETTING = "options.entry_points"


def entry_points_txt(text: str, file: str) -> Iterator[Declared | StaticFinding]:
    """The entry points of a distribution's metadata, each with its line."""
    namespace = ""
    for number, line in _lines(text):
        if line.lstrip().startswith("["):
            namespace = line.strip().strip("[]")
        else:
            yield _entry(namespace, line, Place(file, number, 1 + len(line) - len(line.lstrip())))


def setup_cfg(text: str, file: str) -> Iterator[Declared | StaticFinding]:
    """The entry points of a ``setup.cfg``: the options of one section are namespaces, their lines entry points."""
    section = namespace = ""
    for number, line in _lines(text):
        if line.startswith("["):
            section = line.partition("]")[0].strip("[")
        elif section == _SETTING and line[0].isspace():
            yield _entry(namespace, line, Place(file, number, 1 + len(line) - len(line.lstrip())))
        elif section == _SETTING:
            namespace, _, rest = line.partition("=")
            namespace = namespace.strip()
            if rest.strip():
                yield _entry(namespace, rest, Place(file, number, 1 + len(line) - len(rest.lstrip())))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and line.strip()[0] not in "#;":
            yield number, line


def _entry(namespace: str, line: str, place: Place) -> Declared | StaticFinding:
    name, equals, value = line.partition("=")
    if equals and value.strip():
        return Declared(namespace, name.strip(), value.strip(), place, target(value.strip()))
    return StaticFinding(
        place, namespace, name.strip(), "invalid-target",
        f"{line.strip()!r} is no entry point: expected name = package.module:attribute",
    )  # fmt: skip
