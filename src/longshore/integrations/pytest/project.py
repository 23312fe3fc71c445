"""The items of a plugin author's project: each entry point that it declares, asked of type checkers and at run time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from longshore._compat import override
from longshore.integrations.pytest.answers import answer, chosen
from longshore.model import plain
from longshore.model.verification import CHECKERS, Checker, Declared, Place, StaticFinding, Verification
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

    def __init__(self, name: str, parent: pytest.Collector, place: Place, failure: Callable[[], str]) -> None:
        super().__init__(name, parent)
        self.place = place
        self._failure = failure

    @override
    def runtest(self) -> None:
        """Ask; what is wrong is shown without a traceback, for it is nothing of the tools'."""
        failure = self._failure()
        if failure:
            pytest.fail(failure, pytrace=False)

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
            yield self._item(f"{name}[{checker}]", declared.place, self._static(declared, checker))
        if made or (declared.namespace == POINTS and declared.target):
            failure = _at_run_time(declared, made, "" if installed else plan.project.root)
            yield self._item(f"{name}[run-time]", declared.place, failure)

    def _own(self, name: str, findings: Sequence[StaticFinding]) -> Iterator[EntryPointItem]:
        """An item for what is wrong before a type checker is asked; skipped, where that is no error."""
        if any(each.severity == "error" for each in findings):
            yield self._item(name, findings[0].place, lambda: findings_text(findings))
        elif findings:
            yield self._skipped(name, findings[0].place, "; ".join(each.message for each in findings))

    def _item(self, name: str, place: Place, failure: Callable[[], str]) -> EntryPointItem:
        return EntryPointItem.from_parent(self, name=name, place=place, failure=failure)

    def _skipped(self, name: str, place: Place, reason: str) -> EntryPointItem:
        item = self._item(name, place, str)
        item.add_marker(pytest.mark.skip(reason=reason.replace("\n", "; ")))
        return item

    def _static(self, declared: Declared, checker: Checker) -> Callable[[], str]:
        def failure() -> str:
            found = answer(self.config, self.path, checker)
            if isinstance(found, Verification):
                return findings_text(
                    [each for each in found.findings if each.checker == checker and _is_of(each, declared)]
                )
            return found.message

        return failure


def _at_run_time(declared: Declared, statement: Statement | None, not_installed: str) -> Callable[[], str]:
    """The check in this process; an API that the project itself publishes is only loaded.

    Args:
        declared: the entry point.
        statement: the statement about it, ``None`` for a published API.
        not_installed: the project's folder, where the project is not installed.
    """

    def failure() -> str:
        asked = answers(
            {
                "namespace": declared.namespace,
                "name": declared.name,
                "value": declared.value,
                "api": statement.api.reference.target if statement else "builtins:object",
                "kind": statement.kind if statement else "object",
            }
        )
        found = [finding(declared, each) for each in asked]
        if not any(each.severity == "error" for each in found):
            return ""
        text = findings_text(found)
        if not_installed and any(each.code == "import-failed" for each in found):
            text += f"\n  cure: install the project: {sys.executable} -m pip install -e {not_installed}"
        return text

    return failure


def _is_of(found: StaticFinding, declared: Declared) -> bool:
    return (found.place, found.namespace, found.name) == (declared.place, declared.namespace, declared.name)
