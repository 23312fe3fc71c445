"""What the plugins of textapp must be: declared once."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from longshore import ExtensionPoint


class Formatter(Protocol):
    """Turns fields into lines of text."""

    def heading(self, text: str) -> str:
        """One line that stands above the fields."""
        ...

    def format(self, data: Mapping[str, str]) -> Iterator[str]:
        """The lines for these fields."""
        ...


class FormatterFactory(Protocol):
    """The API of the object that an entry point names: what makes a formatter."""

    def __call__(self, max_width: int = 60) -> Formatter:
        """A formatter whose lines are no longer than that."""
        ...


class Listener(Protocol):
    """Is told what happens to a file."""

    def saved(self, path: str) -> None:
        """The file was saved."""
        ...


formatters = ExtensionPoint("textapp.formatters", FormatterFactory)
listeners = ExtensionPoint("textapp.listeners", Listener)
