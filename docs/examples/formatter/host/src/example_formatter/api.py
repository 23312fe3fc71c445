"""What a formatter is."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from longshore import ExtensionPoint


class Formatter(Protocol):
    """Formats settings."""

    def format(self, data: Mapping[str, str]) -> Iterator[str]:
        """The lines for these settings."""
        ...


class FormatterFactory(Protocol):
    """What an entry point names: a class or a function that makes a formatter."""

    def __call__(self, max_width: int = 60) -> Formatter: ...


formatters = ExtensionPoint("example_formatter.formatters", FormatterFactory)
