"""Fields as a reStructuredText field list."""

import textwrap
from collections.abc import Iterator, Mapping


class FieldList:
    def __init__(self, max_width: int = 60) -> None:
        self.max_width = max_width

    def heading(self, text: str) -> str:
        return f"**{text}**"

    def format(self, data: Mapping[str, str]) -> Iterator[str]:
        for name, value in data.items():
            yield from textwrap.wrap(f":{name}: {value}", self.max_width, subsequent_indent="    ")
