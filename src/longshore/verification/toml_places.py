"""Where the keys of a TOML document are: the library's parser gives values without places.

The document has been parsed by :mod:`tomllib` before, so it is well-formed; what is read here is only where each key
and its value begin. The grammar is that of TOML 1.0.
"""

from __future__ import annotations

import bisect
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Protocol

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_GAP = re.compile(r"[ \t]*")
_COMMENT = re.compile(r"[ \t]*#([^\n]*)")
_STRINGS = tuple(
    re.compile(each, re.DOTALL)
    for each in (
        r'"""(?:\\.|[^\\])*?"{3,5}(?!")',
        r"'''.*?'{3,5}(?!')",
        r'"(?:\\.|[^"\\\n])*"',
        r"'[^'\n]*'",
    )
)
_SCALAR = re.compile(r"[^,\]}#\s](?:[^,\]}#\n]*[^,\]}#\s])?")

Path = tuple[str, ...]


class KeyPlace:
    """Where a key is written.

    Attributes:
        line: from 1.
        column: from 1.
        comment: the comment behind its value on the same line, without the ``#``; ``""`` for none.
    """

    __slots__ = ("line", "column", "comment")

    def __init__(self, line: int, column: int, comment: str) -> None:
        self.line = line
        self.column = column
        self.comment = comment


def key_places(text: str) -> Mapping[Path, KeyPlace]:
    """The place of every key, by its whole path; of a table, that of its first header or key.

    Args:
        text: a document that :mod:`tomllib` accepts.

    Raises:
        RecursionError: its values are nested too deep.
    """
    return _Reader(text).places()


class _Reader:
    """Goes through a document once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._found: dict[Path, KeyPlace] = {}
        self._starts = [0, *(each.end() for each in re.finditer("\n", text))]

    def places(self) -> Mapping[Path, KeyPlace]:
        table: Path = ()
        while self._skip(_BLANK) and self._at < len(self._text):
            if self._text[self._at] == "[":
                start = self._at
                self._at += 2 if self._text.startswith("[[", self._at) else 1
                table = self._key()
                self._keep(table, start, "")
                self._at = self._end_of_line()
            else:
                self._pair(table)
        return self._found

    def _skip(self, what: re.Pattern[str]) -> bool:
        found = what.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return True

    def _end_of_line(self) -> int:
        end = self._text.find("\n", self._at)
        return len(self._text) if end < 0 else end

    def _key(self) -> Path:
        """A dotted key; afterwards its last blank is behind."""
        return tuple(self._names())

    def _names(self) -> Iterator[str]:
        while True:
            self._skip(_GAP)
            yield self._name()
            self._skip(_GAP)
            if self._text[self._at] != ".":
                return
            self._at += 1

    def _name(self) -> str:
        start = self._at
        self._skip(_BARE)
        if self._at == start:
            self._string()
            return _meant(self._text[start : self._at])
        return self._text[start : self._at]

    def _string(self) -> bool:
        for each in _STRINGS:
            found = each.match(self._text, self._at)
            if found:
                self._at = found.end()
                return True
        return False

    def _pair(self, table: Path) -> None:
        start = self._at
        key = (*table, *self._key())
        self._at += 1  # the equals sign
        self._skip(_GAP)
        inline = self._text[self._at] == "{"
        self._value(key)
        found = _COMMENT.match(self._text, self._at)
        comment = found[1].strip() if found else ""
        self._keep(key, start, comment, len(table))
        for path, place in self._found.items() if comment and inline else ():
            if path[: len(key)] == key:  # it is said of all that is in the inline table
                place.comment = place.comment or comment

    def _value(self, key: Path) -> None:
        opening = self._text[self._at]
        if opening == "{":
            self._items("}", lambda _: self._pair(key))
        elif opening == "[":
            self._items("]", lambda index: self._value((*key, str(index))))
        elif not self._string():
            self._skip(_SCALAR)

    def _items(self, closing: str, item: _Item) -> None:
        self._at += 1
        index = 0
        while self._skip(_BLANK) and self._text[self._at] != closing:
            item(index)
            index += 1
            self._skip(_BLANK)
            self._at += self._text[self._at] == ","
        self._at += 1

    def _keep(self, key: Path, start: int, comment: str, above: int = 0) -> None:
        line = bisect.bisect_right(self._starts, start)
        place = KeyPlace(line, start - self._starts[line - 1] + 1, comment)
        for length in range(above + 1, len(key) + 1):  # of a dotted key every part is one
            self._found.setdefault(key[:length], place)


class _Item(Protocol):
    """Reads one item of an array or of an inline table."""

    def __call__(self, index: int, /) -> None: ...


def _meant(quoted: str) -> str:
    """What a quoted key says, its escapes understood."""
    value = tomllib.loads(f"value = {quoted}")["value"]
    return str(value)
