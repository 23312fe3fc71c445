"""flake8: its own plugins and those of other people, and its reports."""

from argparse import Namespace
from ast import AST
from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeAlias

from flake8.formatting.base import BaseFormatter
from flake8.statistics import Statistics
from flake8.violation import Violation

from tests.ecosystem.cases import Case

PACKAGE = "flake8"

ReportClass: TypeAlias = type[BaseFormatter]
MakesReport: TypeAlias = Callable[[Namespace], BaseFormatter]
Problem: TypeAlias = tuple[int, int, str, type[Any]]


class Reports(Protocol):
    """A report, without its base class."""

    options: Namespace
    newline: str

    def beginning(self, filename: str) -> None: ...

    def finished(self, filename: str) -> None: ...

    def start(self) -> None: ...

    def handle(self, error: Violation) -> None: ...

    def format(self, error: Violation) -> str | None: ...

    def show_statistics(self, statistics: Statistics) -> None: ...

    def stop(self) -> None: ...


class Checks(Protocol):
    """A checker of syntax trees; flake8 gives it what its constructor names."""

    def run(self) -> Iterable[Problem]: ...


class ChecksFactory(Protocol):
    """A class of such checkers, called with the tree alone."""

    def __call__(self, tree: AST) -> Checks: ...


class ChecksFile(Protocol):
    """A class of such checkers, called with the tree and the name of the file."""

    def __call__(self, tree: AST, filename: str) -> Checks: ...


class ReportsBytes(Protocol):
    """Wrong: reports are text."""

    def format(self, error: Violation) -> bytes: ...


ReportsClass: TypeAlias = type[Reports]
ChecksClass: TypeAlias = type[Checks]
ReportsBytesClass: TypeAlias = type[ReportsBytes]

TREES = {
    "B": "bugbear:BugBearChecker",
    "C4": "flake8_comprehensions:ComprehensionChecker",
    "C90": "mccabe:McCabeChecker",
    "F": "flake8.plugins.pyflakes:FlakesChecker",
    "N8": "pep8ext_naming:NamingChecker",
}
WITH_TREE = {name: TREES[name] for name in ("B", "C4", "F")}
WITH_FILE = {name: TREES[name] for name in ("B", "C90", "N8")}

CASES = (
    Case("ReportClass", "flake8.report"),
    Case("ReportsClass", "flake8.report"),
    Case("MakesReport", "flake8.report"),
    Case("ChecksClass", "checkers", TREES),
    Case("ChecksFactory", "checkers of trees", WITH_TREE, refused={"F": "extra-parameter"}),
    Case("ChecksFile", "checkers of files", WITH_FILE),
    Case("ReportsBytesClass", "flake8.report", wrong="return-type"),
)
