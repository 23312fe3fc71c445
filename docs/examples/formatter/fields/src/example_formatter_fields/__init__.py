"""Field lists, wrapped to the width."""

import textwrap
from collections.abc import Iterator, Mapping


class FieldList:
    """``: name : value``, over several lines where it is long."""

    def __init__(self, max_width: int = 60) -> None:
        self.max_width = max_width

    def format(self, data: Mapping[str, str]) -> Iterator[str]:
        """The lines, wrapped."""
        for name, value in sorted(data.items()):
            yield from textwrap.wrap(f": {name} : {value}", self.max_width, subsequent_indent="    ")


class Compact(FieldList):
    """``name:value``, in as few characters as possible."""

    def format(self, data: Mapping[str, str]) -> Iterator[str]:
        """All settings, in one line."""
        yield " ".join(f"{name}:{value}" for name, value in sorted(data.items()))[: self.max_width]
