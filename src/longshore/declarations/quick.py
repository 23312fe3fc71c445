"""Reads most declarations without Python's parser: a dictionary of texts, numbers and lists reads as JSON does.

Building the syntax tree of a file takes longer than everything else. Where there is any doubt about what a text means
(escapes, comments inside, other quotes, names, tuples), nothing is answered, and :mod:`longshore.declarations.literals`
reads it. What else is in the file does not matter, even where it is no Python.
"""

from __future__ import annotations

from json import JSONDecoder
from typing import TypeGuard

_decode = JSONDecoder().raw_decode


def quickly(data: bytes, name: str) -> dict[str, object] | None:
    """What a module assigns to a name, if that is a dictionary that reads as JSON.

    Args:
        data: the source.
        name: the name.

    Returns:
        ``None`` where it is anything else, or not there.
    """
    if not data.isascii() or b"coding" in data[:200] or b'"""' in data or b"'''" in data or b"\r" in data:
        return None
    text = "\n" + data.decode("ascii")
    _, *pieces = text.split(f"\n{name}")
    places = [place for place, each in enumerate(pieces) if not (each[:1].isalnum() or each[:1] == "_")]
    if len(places) != 1:
        return None
    between, _, literal = f"\n{name}".join(pieces[places[0] :]).partition("=")
    if "\n" in between or between.strip()[:1] not in {"", ":"}:
        return None
    literal = literal.lstrip(" ")
    line = literal.partition("\n")[0].rstrip()
    end = literal.find("\n}")
    if line[-1:] == "}":
        return _dictionary(line)
    return _dictionary(literal[: end + 2]) if end > 0 and literal[end + 2 : end + 3] in {"", "\n"} else None


def _dictionary(literal: str) -> dict[str, object] | None:
    if literal[:1] != "{" or "\\" in literal or "'" in literal or "#" in literal:
        return None
    parts = literal.split('"')
    outside = "".join(parts[::2])
    if outside.lower() != outside.upper():  # names: null, true and NaN mean nothing in Python
        return None
    parts[::2] = [_without_last_comma(part) if "," in part else part for part in parts[::2]]
    text = '"'.join(parts)
    try:
        decoded: tuple[object, int] = _decode(text)
    except (ValueError, RecursionError):
        return None
    value, end = decoded
    return value if end == len(text) and _is_dictionary(value) else None


def _without_last_comma(part: str) -> str:
    """What stands between two texts, without the comma that Python allows before a bracket that closes."""
    made, *others = part.split(",")
    for each in others:
        closes = each.lstrip()[:1] in {"]", "}"} and made.rstrip()[-1:] not in {"[", "{", ","}
        made += each if closes else f",{each}"
    return made


def _is_dictionary(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)
