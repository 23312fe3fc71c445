"""Fields as `name = value`."""

import textwrap
from collections.abc import Iterator, Mapping


class Simple:
    """A class is a factory: textapp calls it with `max_width`."""

    def __init__(self, max_width: int = 60) -> None:
        self.max_width = max_width

    def heading(self, text: str) -> str:
        return text.upper()

    def format(self, data: Mapping[str, str]) -> Iterator[str]:
        for name, value in data.items():
            yield from textwrap.wrap(f"{name} = {value}", self.max_width, subsequent_indent="    ")
