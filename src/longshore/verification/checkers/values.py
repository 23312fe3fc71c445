"""Reads the JSON of type checkers: what is not there is empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Table = Mapping[str, object]


def table(value: object) -> Table:
    """A JSON object.

    Raises:
        ValueError: it is none.
    """
    if not isinstance(value, dict):
        raise ValueError(f"expected an object, got {value!r}")  # noqa: TRY004  of the answer, not of the caller
    return value


def tables(told: Table, key: str) -> Sequence[Table]:
    """A list of JSON objects."""
    found = told.get(key)
    return [table(each) for each in found] if isinstance(found, list) else []


def text(told: Table, key: str) -> str:
    """A text, ``""`` for none."""
    found = told.get(key)
    return found if isinstance(found, str) else ""


def number(told: Table, key: str) -> int:
    """A number, 0 for none."""
    found = told.get(key)
    return found if isinstance(found, int) else 0
