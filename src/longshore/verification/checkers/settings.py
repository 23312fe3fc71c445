"""The author's own settings of a type checker, without those that would hide what is asked."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from typing import Protocol

from longshore.verification.checkers.values import Table


class Kept(Protocol):
    """Says what becomes of a setting."""

    def __call__(self, name: str, value: object, /) -> object:
        """The value as it is to be; ``None`` drops it."""
        ...


def toml_document(file: str) -> Table:
    """The content of a TOML file, empty where it can't be read."""
    try:
        with open(file, "rb") as stream:
            return tomllib.load(stream)
    except (OSError, ValueError):
        return {}


def tool_table(document: Table, name: str) -> Table | None:
    """The table ``[tool.NAME]`` of a ``pyproject.toml``, ``None`` where it has none."""
    tools = document.get("tool")
    found = tools.get(name) if isinstance(tools, dict) else None
    return found if isinstance(found, dict) else None


def own_settings(folder: str, name: str) -> tuple[str, Table]:
    """The file of the author's settings, ``NAME.toml`` or a ``pyproject.toml``, and its settings; ``""`` for none."""
    own = os.path.join(folder, f"{name}.toml")
    if os.path.isfile(own):
        return own, toml_document(own)
    pyproject = os.path.join(folder, "pyproject.toml")
    found = tool_table(toml_document(pyproject), name)
    return ("", {}) if found is None else (pyproject, found)


def kept(settings: Table, keep: Kept) -> Mapping[str, object]:
    """The settings that stay."""
    asked = ((name, keep(name, value)) for name, value in settings.items())
    return {name: value for name, value in asked if value is not None}


def toml_text(document: Mapping[str, object]) -> str:
    """A document as TOML: each of its values on a line of its own, tables inline."""
    return "".join(f"{_quoted(name)} = {_written(value)}\n" for name, value in document.items())


def _written(value: object) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(_pairs(value))}}}"
    return str(value)  # a number, a date


def _pairs(table: Mapping[object, object]) -> Iterator[str]:
    yield from (f"{_quoted(str(name))} = {_written(value)}" for name, value in table.items())


def _quoted(text: str) -> str:
    shown = (each if each.isprintable() and each not in '"\\' else f"\\U{ord(each):08x}" for each in text)
    return f'"{"".join(shown)}"'
