"""Pygments: its lexers, formatters, filters and styles."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeAlias

from pygments.filter import Filter
from pygments.filters import FILTERS
from pygments.formatter import Formatter
from pygments.formatters._mapping import FORMATTERS
from pygments.lexer import Lexer
from pygments.lexers._mapping import LEXERS
from pygments.style import Style
from pygments.styles._mapping import STYLES

from tests.ecosystem.cases import Case

PACKAGE = "Pygments"

LexerClass: TypeAlias = type[Lexer]
MakesLexer: TypeAlias = Callable[..., Lexer]
FormatterClass: TypeAlias = type[Formatter]
FilterClass: TypeAlias = type[Filter]
StyleClass: TypeAlias = type[Style]
Token: TypeAlias = tuple[object, str]


class Lexes(Protocol):
    """What a web site asks of a lexer; Pygments has no annotations."""

    name: str
    aliases: list[str]
    filenames: list[str]

    @property
    def priority(self) -> float: ...

    def get_tokens(self, text: str, unfiltered: bool = False) -> Iterable[Token]: ...

    def add_filter(self, filter_: str, **options: Any) -> None: ...


class Formats(Protocol):
    """What a web site asks of a formatter."""

    def get_style_defs(self, arg: str = "") -> str: ...

    def format(self, tokensource: Iterator[Token], outfile: Any) -> None: ...


class Filters(Protocol):
    """A filter, without its base class."""

    def filter(self, lexer: Any, stream: Iterable[Token]) -> Iterator[Token]: ...


class Styles(Protocol):
    """A style, without its base class."""

    background_color: str
    styles: dict[Any, str]


class Parses(Protocol):
    """Wrong: lexers do not parse."""

    def parse(self, text: str) -> object: ...


LexesClass: TypeAlias = type[Lexes]
FormatsClass: TypeAlias = type[Formats]
FiltersClass: TypeAlias = type[Filters]
StylesClass: TypeAlias = type[Styles]
ParsesClass: TypeAlias = type[Parses]

SOME_LEXERS = {name: f"{LEXERS[name][0]}:{name}" for name in sorted(LEXERS)[::6]}
"""Every sixth: about a hundred."""

ALL_FORMATTERS = {name: f"{entry[0]}:{name}" for name, entry in FORMATTERS.items()}
ALL_STYLES = {name: f"{entry[0]}:{name}" for name, entry in STYLES.items()}
ALL_FILTERS = {name: f"{cls.__module__}:{cls.__name__}" for name, cls in FILTERS.items()}

CASES = (
    Case("LexerClass", "lexers", SOME_LEXERS),
    Case("LexesClass", "lexers", SOME_LEXERS),
    Case("MakesLexer", "lexers", SOME_LEXERS),
    Case("FormatterClass", "formatters", ALL_FORMATTERS),
    Case("FormatsClass", "formatters", ALL_FORMATTERS),
    Case("FilterClass", "filters", ALL_FILTERS),
    Case("FiltersClass", "filters", ALL_FILTERS),
    Case("StyleClass", "styles", ALL_STYLES),
    Case("StylesClass", "styles", ALL_STYLES),
    Case("ParsesClass", "filters", ALL_FILTERS, wrong="missing-member"),
)
