"""Entry points in files of sections and lines: ``entry_points.txt`` and ``setup.cfg``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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
    for section, option, place, line in _options(text, file):
        if section == _SETTING and line:
            yield _entry(option, line, place)


def setup_cfg_options(text: str, *wanted: str) -> Mapping[str, Sequence[str]]:
    """The lines of each option of the sections that are wanted; ``section.option`` is the key."""
    found: dict[str, list[str]] = {}
    for section, option, _, line in _options(text, ""):
        if section in wanted:
            found.setdefault(f"{section}.{option}", []).extend([line] if line else [])
    return found


def _options(text: str, file: str) -> Iterator[tuple[str, str, Place, str]]:
    """Section, option, and each line of its value with its place; of an option without a value on its line, ``""``."""
    section = option = ""
    for number, line in _lines(text):
        start = 1 + len(line) - len(line.lstrip())
        if line.startswith("["):
            section = line.partition("]")[0].strip("[")
        elif line[0].isspace():
            yield section, option, Place(file, number, start), line.strip()
        else:
            option, _, rest = line.partition("=") if "=" in line.partition(":")[0] else _parted(line)
            option = option.strip()
            yield section, option, Place(file, number, 1 + len(line) - len(rest.lstrip())), rest.strip()


def _parted(line: str) -> tuple[str, str, str]:
    """An option and its value, where a colon comes before any equals sign or there is none."""
    return line.partition(":" if ":" in line else "=")


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
