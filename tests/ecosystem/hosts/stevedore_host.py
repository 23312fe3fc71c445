"""stevedore: the formatters of its own tutorial."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeAlias

from stevedore.example.base import FormatterBase

from tests.ecosystem.cases import Case

PACKAGE = "stevedore"


class Formats(Protocol):
    """A formatter, without its base class."""

    max_width: int

    def format(self, data: dict[str, Any]) -> Iterable[str]: ...


class FormatterFactory(Protocol):
    """A class of formatters, as it is called."""

    def __call__(self, max_width: int = 60) -> Formats: ...


class FormatsBytes(Protocol):
    """Wrong: formatters give text."""

    def format(self, data: dict[str, Any]) -> Iterable[bytes]: ...


FormatterClass: TypeAlias = type[FormatterBase]
MakesFormatter: TypeAlias = Callable[[int], FormatterBase]
FormatsBytesClass: TypeAlias = type[FormatsBytes]

CASES = (
    Case("FormatterClass", "stevedore.example.formatter"),
    Case("FormatterFactory", "stevedore.example.formatter"),
    Case("MakesFormatter", "stevedore.example.formatter"),
    Case("Formats", "stevedore.example.formatter", called=True),
    Case("FormatsBytesClass", "stevedore.example.formatter", wrong="return-type"),
)
