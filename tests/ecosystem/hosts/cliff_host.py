"""cliff: formatters of lists and of single objects, and completions for shells."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TextIO, TypeAlias

from cliff.complete import CompleteShellBase
from cliff.formatters.base import Formatter, ListFormatter, SingleFormatter

from tests.ecosystem.cases import Case

PACKAGE = "cliff"

ListFormatterClass: TypeAlias = type[ListFormatter]
SingleFormatterClass: TypeAlias = type[SingleFormatter]
MakesFormatter: TypeAlias = Callable[[], Formatter]
MakesCompletion: TypeAlias = Callable[[str, TextIO], CompleteShellBase]


class ListsRows(Protocol):
    """A list formatter, without its base class."""

    def add_argument_group(self, parser: ArgumentParser) -> None: ...

    def emit_list(
        self,
        column_names: Sequence[str],
        data: Iterable[Sequence[Any]],
        stdout: TextIO,
        parsed_args: Namespace,
    ) -> None: ...


class ShowsOne(Protocol):
    """A formatter of single objects, without its base class."""

    def add_argument_group(self, parser: ArgumentParser) -> None: ...

    def emit_one(
        self, column_names: Sequence[str], data: Sequence[Any], stdout: TextIO, parsed_args: Namespace
    ) -> None: ...


class Completion(Protocol):
    """A completion, without its base class."""

    name: str
    output: TextIO

    @property
    def escaped_name(self) -> str: ...

    def get_header(self) -> str: ...

    def get_trailer(self) -> str: ...

    def write(self, cmdo: str, data: list[tuple[str, str]]) -> None: ...


class CompletionFactory(Protocol):
    """A class of completions, as it is called."""

    def __call__(self, name: str, output: TextIO) -> Completion: ...


class ListsText(Protocol):
    """Wrong: formatters do not return text."""

    def emit_list(
        self, column_names: Sequence[str], data: Iterable[Sequence[Any]], stdout: TextIO, parsed_args: Namespace
    ) -> str: ...


ListsRowsClass: TypeAlias = type[ListsRows]
ShowsOneClass: TypeAlias = type[ShowsOne]
CompletionClass: TypeAlias = type[Completion]
ListsTextClass: TypeAlias = type[ListsText]

CASES = (
    Case("ListFormatterClass", "cliff.formatter.list"),
    Case("ListsRowsClass", "cliff.formatter.list"),
    Case("ListsRows", "cliff.formatter.list", called=True),
    Case("ListFormatter", "cliff.formatter.list", called=True),
    Case("MakesFormatter", "cliff.formatter.list"),
    Case("SingleFormatterClass", "cliff.formatter.show"),
    Case("ShowsOneClass", "cliff.formatter.show"),
    Case("ShowsOne", "cliff.formatter.show", called=True),
    Case("MakesFormatter", "cliff.formatter.show"),
    Case("MakesCompletion", "cliff.formatter.completion"),
    Case("CompletionClass", "cliff.formatter.completion"),
    Case("CompletionFactory", "cliff.formatter.completion"),
    Case("ListsTextClass", "cliff.formatter.list", wrong="return-type"),
)
