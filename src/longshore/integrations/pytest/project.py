"""The items of a plugin author's project: each entry point that it declares, asked of type checkers and at run time."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from longshore._compat import override
from longshore.integrations.pytest.answers import answer, chosen
from longshore.model import plain
from longshore.model.verification import CHECKERS, Checker, Declared, Place, StaticFinding
from longshore.rendering.verification import findings_text
from longshore.run_time import answers
from longshore.verification.at_run_time import finding
from longshore.verification.environment import POINTS, environment_of
from longshore.verification.errors import VerificationError
from longshore.verification.planning import Plan
from longshore.verification.projects import read_project
from longshore.verification.statements import Statement
from longshore.verification.targets import plugins

FILE = "pyproject.toml"
Judge = Callable[[], Iterable[StaticFinding]]
"""Finds what is wrong with an entry point."""


def prepare(config: pytest.Config) -> None:
    """Let a run of all tests collect the project's file, which ``testpaths`` seldom names.

    Raises:
        UsageError: there is no such file, or a type checker is named that is not there.
    """
    chosen(config)
    file = config.rootpath / FILE
    whole = config.invocation_params.dir == config.rootpath and config.args_source is not config.ArgsSource.ARGS
    if whole and not file.exists():
        raise pytest.UsageError(
            f"longshore is to check the entry points of {file}, which does not exist: "
            "name the file of the project, or leave out --longshore and the setting 'longshore'"
        )
    if whole and not any(file.is_relative_to(config.rootpath / each) for each in config.args):
        config.args.append(str(file))


def collected(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """The collector of a project: of the root folder's, or of one that is named."""
    if file_path.parent == parent.config.rootpath or parent.session.isinitpath(file_path):
        return ProjectFile.from_parent(parent, path=file_path)
    return None


class EntryPointItem(pytest.Item):
    """A test of one declared entry point.

    Attributes:
        place: where it is declared.
    """

    def __init__(self, name: str, parent: pytest.Collector, place: Place, judge: Judge) -> None:
        super().__init__(name, parent)
        self.place = place
        self._judge = judge

    @override
    def runtest(self) -> None:
        """Ask; what is wrong is shown without a traceback, for it is nothing of the tools'."""
        try:
            found = list(self._judge())
        except VerificationError as error:
            pytest.fail(error.message, pytrace=False)
        text = findings_text(found)
        if any(each.severity == "error" for each in found):
            pytest.fail(text, pytrace=False)
        if any(each.code == "untyped" for each in found):
            pytest.skip(_line(text))  # the type checker has not judged it
        self.add_report_section("call", "warnings", text)

    @override
    def reportinfo(self) -> tuple[str, int, str]:
        """The line of the declaration, and the heading."""
        return self.place.file, max(self.place.line - 1, 0), f"{FILE}: {self.name}"


class ProjectFile(pytest.File):
    """What a project declares."""

    @override
    def collect(self) -> Iterator[EntryPointItem]:
        """The items: for each entry point what is wrong with its declaration, each type checker, the run time."""
        try:
            environment = environment_of(sys.executable)
            plan = Plan(read_project(str(self.path), environment), environment)
        except VerificationError as error:
            raise self.CollectError(error.message) from None
        declared = plugins(plan.project)
        of_none = [each for each in plan.findings if not any(_is_of(each, one) for one in declared)]
        yield from self._own("project", of_none)
        if plan.statements and not chosen(self.config):
            reason = f"no type checker is installed: {sys.executable} -m pip install {CHECKERS[0]}"
            yield self._skipped("type-checkers", Place(str(self.path)), reason)
        installed = environment.distribution(plan.project.name) is not None
        names: list[str] = []
        for each in declared:
            names.append(plain(f"{each.namespace}:{each.name}"))
            count = names.count(names[-1])
            yield from self._items(each, names[-1] if count == 1 else f"{names[-1]}#{count}", plan, installed)

    def _items(self, declared: Declared, name: str, plan: Plan, installed: bool) -> Iterator[EntryPointItem]:
        yield from self._own(f"{name}[declaration]", [each for each in plan.findings if _is_of(each, declared)])
        made = next((each for each in plan.statements if each.declared is declared), None)
        for checker in chosen(self.config) if made else ():
            yield self._item(f"{name}[{checker}]", declared.place, functools.partial(self._static, declared, checker))
        if made or (declared.namespace == POINTS and declared.target):
            judge = functools.partial(_at_run_time, declared, made, "" if installed else plan.project.root)
            yield self._item(f"{name}[run-time]", declared.place, judge)

    def _own(self, name: str, findings: Sequence[StaticFinding]) -> Iterator[EntryPointItem]:
        """An item for what is wrong before a type checker is asked; skipped, where that is no error."""
        if any(each.severity == "error" for each in findings):
            yield self._item(name, findings[0].place, lambda: findings)
        elif findings:
            yield self._skipped(name, findings[0].place, _line(findings_text(findings)))

    def _item(self, name: str, place: Place, judge: Judge) -> EntryPointItem:
        return EntryPointItem.from_parent(self, name=name, place=place, judge=judge)

    def _skipped(self, name: str, place: Place, reason: str) -> EntryPointItem:
        item = self._item(name, place, list)
        item.add_marker(pytest.mark.skip(reason=reason))
        return item

    def _static(self, declared: Declared, checker: Checker) -> Sequence[StaticFinding]:
        found = answer(self.config, self.path, checker)
        if isinstance(found, VerificationError):
            raise found
        return [each for each in found.findings if each.checker == checker and _is_of(each, declared)]


def _at_run_time(declared: Declared, statement: Statement | None, not_installed: str) -> Iterator[StaticFinding]:
    """The check in this process; an API that the project itself publishes is only loaded.

    Args:
        declared: the entry point.
        statement: the statement about it, ``None`` for a published API.
        not_installed: the project's folder, where the project is not installed.
    """
    asked = answers(
        {
            "namespace": declared.namespace,
            "name": declared.name,
            "value": declared.value,
            "api": statement.api.reference.target if statement else "builtins:object",
            "kind": statement.kind if statement else "object",
        }
    )
    cure = f"\ncure: install the project: {sys.executable} -m pip install -e {not_installed}"
    for each in asked:
        if not_installed and each["code"] == "import-failed":
            each["message"] += cure
        yield finding(declared, each)


def _line(text: str) -> str:
    return "; ".join(line.strip() for line in text.splitlines())


def _is_of(found: StaticFinding, declared: Declared) -> bool:
    return (found.place, found.namespace, found.name) == (declared.place, declared.namespace, declared.name)
