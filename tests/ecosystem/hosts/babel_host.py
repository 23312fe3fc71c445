"""Babel: extractors of messages, and checkers of translations."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import IO, Any, Protocol, TypeAlias

from babel.messages.catalog import Catalog, Message

from tests.ecosystem.cases import Case

PACKAGE = "babel"

Checker: TypeAlias = Callable[[Catalog | None, Message], None]
Extractor: TypeAlias = Callable[[IO[bytes], Mapping[str, Any], Collection[str], Any], Iterable[Any]]
MutatingExtractor: TypeAlias = Callable[[IO[bytes], Mapping[str, Any], Collection[str], dict[str, Any]], Iterable[Any]]


class Checks(Protocol):
    """A checker, with the names of its parameters."""

    def __call__(self, catalog: Catalog | None, message: Message) -> None: ...


class Extracts(Protocol):
    """An extractor, with the names of its parameters."""

    def __call__(
        self, fileobj: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], options: Any
    ) -> Iterable[tuple[int, str, str | tuple[str, ...], list[str]]]: ...


class ChecksText(Protocol):
    """Wrong: a checker is given a catalog."""

    def __call__(self, catalog: str, message: Message) -> None: ...


CASES = (
    Case("Checker", "babel.checkers"),
    Case("Checks", "babel.checkers"),
    Case("Extractor", "babel.extractors", refused={"jinja2": "parameter-type"}),
    Case("MutatingExtractor", "babel.extractors", refused={"jinja2": "parameter-type"}),
    Case("Extracts", "babel.extractors", refused={"jinja2": "parameter-type"}),
    Case("ChecksText", "babel.checkers", wrong="parameter-type"),
)
