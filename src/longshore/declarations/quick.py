"""Reads most declarations without Python's parser: a dictionary of texts, numbers, truth values, lists, dictionaries.

Building the syntax tree of a file takes longer than everything else, and importing :mod:`json` takes longer than
reading a hundred declarations. Where there is any doubt about what is written (escapes, comments inside, mixed quotes,
names, tuples), nothing is answered, and :mod:`longshore.declarations.literals` reads it. What else is in the file does
not matter, even where it is no Python.
"""

from __future__ import annotations

from collections.abc import Mapping

_SIGNS = '{}[],:"'
_CONSTANTS: Mapping[str, object] = {"True": True, "False": False, "None": None}


def quickly(data: bytes, name: str) -> dict[str, object] | None:
    """What a module assigns to a name, if that is a dictionary that can be read without doubt.

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
    if len(places) != 1 or f"\ndel {name}" in text:
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
    if "\\" in literal or "#" in literal or not literal.replace("\n", "").isprintable():
        return None
    parts = literal.split('"' if '"' in literal else "'")
    texts = parts[1::2]
    outside = '"'.join(parts[::2])
    if len(parts) % 2 == 0 or "\n" in "".join(texts):
        return None
    for sign in _SIGNS:
        outside = outside.replace(sign, f" {sign} ")
    tokens = outside.split()
    tokens.reverse()  # both are taken from their ends
    texts.reverse()
    try:
        made = _pairs(tokens, texts) if tokens.pop() == "{" else None
    except (ValueError, IndexError, RecursionError):
        return None
    return None if tokens else made


def _value(tokens: list[str], texts: list[str]) -> object:
    """The value at the end of the tokens, which is taken away.

    Args:
        tokens: signs and numbers, backwards; a quote stands for a text.
        texts: the texts, backwards.

    Raises:
        ValueError: there is a doubt.
        IndexError: it does not end.
    """
    written = tokens.pop()
    if written == '"':
        return texts.pop()
    if written == "[":
        return _items(tokens, texts)
    return _pairs(tokens, texts) if written == "{" else _constant(written)


def _pairs(tokens: list[str], texts: list[str]) -> dict[str, object]:
    made: dict[str, object] = {}
    while tokens[-1] != "}":
        if tokens.pop() != '"' or tokens.pop() != ":":
            raise ValueError(texts)
        key = texts.pop()
        made[key] = _value(tokens, texts)
        _skip_comma(tokens, "}")
    tokens.pop()
    return made


def _items(tokens: list[str], texts: list[str]) -> list[object]:
    made: list[object] = []
    while tokens[-1] != "]":
        made.append(_value(tokens, texts))
        _skip_comma(tokens, "]")
    tokens.pop()
    return made


def _skip_comma(tokens: list[str], end: str) -> None:
    if tokens[-1] == ",":
        tokens.pop()
    elif tokens[-1] != end:
        raise ValueError(tokens[-1])


def _constant(token: str) -> object:
    if token in _CONSTANTS:
        return _CONSTANTS[token]
    whole, point, part = token.removeprefix("-").partition(".")
    if not whole.isdigit() or (whole[0] == "0" and whole != "0") or (point and not part.isdigit()):
        raise ValueError(token)
    return float(token) if point else int(token)
