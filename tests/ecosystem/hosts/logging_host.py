"""logging: handlers, formatters and filters of the standard library."""

import logging
from collections.abc import Callable
from typing import Protocol, TypeAlias

from tests.ecosystem.cases import Case, names

HandlerClass: TypeAlias = type[logging.Handler]
FormatterClass: TypeAlias = type[logging.Formatter]
MakesHandler: TypeAlias = Callable[[], logging.Handler]
MakesFileHandler: TypeAlias = Callable[[str], logging.Handler]


class Handles(Protocol):
    """A handler, without its base class."""

    level: int
    formatter: logging.Formatter | None

    def emit(self, record: logging.LogRecord) -> None: ...

    def setLevel(self, level: int | str) -> None: ...

    def format(self, record: logging.LogRecord) -> str: ...

    def flush(self) -> None: ...

    def close(self) -> None: ...


class Formats(Protocol):
    """A formatter, without its base class."""

    def format(self, record: logging.LogRecord) -> str: ...


class Filters(Protocol):
    """A filter, without its base class."""

    def filter(self, record: logging.LogRecord) -> bool | logging.LogRecord: ...


class Resends(Protocol):
    """Wrong: nothing is sent again."""

    def emit(self, record: logging.LogRecord, *, again: bool) -> None: ...


HandlesClass: TypeAlias = type[Handles]
FormatsClass: TypeAlias = type[Formats]
FiltersClass: TypeAlias = type[Filters]
ResendsClass: TypeAlias = type[Resends]

HANDLERS = names("logging", "FileHandler NullHandler StreamHandler") | names(
    "logging.handlers",
    "BufferingHandler DatagramHandler HTTPHandler MemoryHandler NTEventLogHandler QueueHandler RotatingFileHandler "
    "SMTPHandler SocketHandler SysLogHandler TimedRotatingFileHandler WatchedFileHandler",
)
READY = names("logging", "NullHandler StreamHandler") | names("logging.handlers", "SysLogHandler")
FILES = names("logging", "FileHandler") | names(
    "logging.handlers", "RotatingFileHandler TimedRotatingFileHandler WatchedFileHandler"
)
FORMATTERS = names("logging", "Formatter") | {"sphinx": "sphinx.util.logging:ColorizeFormatter"}

CASES = (
    Case("HandlerClass", "handlers", HANDLERS),
    Case("HandlesClass", "handlers", HANDLERS),
    Case("MakesHandler", "handlers", READY),
    Case("Handles", "handlers", names("logging", "NullHandler StreamHandler"), called=True),
    Case("MakesFileHandler", "file handlers", FILES),
    Case("FormatterClass", "formatters", FORMATTERS),
    Case("FormatsClass", "formatters", FORMATTERS),
    Case("FiltersClass", "filters", names("logging", "Filter Handler Logger NullHandler")),
    Case("ResendsClass", "handlers", HANDLERS, wrong="too-few-parameters"),
)
