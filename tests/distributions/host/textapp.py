"""A host: it declares one API and publishes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from longshore import ExtensionPoint


class Formatter(Protocol):
    """What a formatter is."""

    def format(self, data: Mapping[str, str]) -> Iterator[str]:
        """The data as lines of text."""
        ...


class FormatterFactory(Protocol):
    """What makes one."""

    def __call__(self, max_width: int = 60) -> Formatter: ...


formatters = ExtensionPoint("textapp.formatters", FormatterFactory)
