"""Checks what a project declares against the APIs of its namespaces: the type checkers judge, nothing is imported."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence

from longshore.model.verification import CHECKERS, Checked, Checker, StaticFinding, Verification
from longshore.verification.checkers import Diagnostic, Question, adapter, ask, executable
from longshore.verification.environment import environment_of
from longshore.verification.errors import checker_failed, no_checker
from longshore.verification.explaining import explained
from longshore.verification.planning import Plan
from longshore.verification.projects import opened_project
from longshore.verification.statements import CheckModule, Role, Statement, check_module


def verify(path: str, *, checkers: Sequence[Checker] = (), python: str = "", at_run_time: bool = False) -> Verification:
    """Check everything that a project declares. Nothing of it is imported, unless that is asked for.

    Args:
        path: a project's folder or file, a wheel, or the name of an installed distribution.
        checkers: the type checkers to ask; all that are there, where left out.
        python: the interpreter or virtual environment with the plugin's dependencies; ``""`` takes the usual one.
        at_run_time: import it as well, in a process of that interpreter, and check it as a host would.

    Raises:
        EnvironmentUnusable: the interpreter can't be run.
        ProjectUnreadable: the project can't be read, or declares nothing.
        NoChecker: a type checker is not there, or none is.
        CheckerFailed: a type checker did not answer.
    """
    folder = path if os.path.isdir(path) else os.path.dirname(path)
    environment = environment_of(python, folder)
    with opened_project(path, environment) as project:
        plan = Plan(project, environment)
        found = programs(checkers, environment.python) if plan.statements else {}
        findings = [*plan.findings, *_all_asked(found, plan, environment.python)]
        if at_run_time:
            from longshore.verification.at_run_time import run_time_findings  # late: only where it is asked for

            findings += run_time_findings(plan.statements, project.roots, environment.python)
    checked = [
        Checked(each.declared, each.api.type.text, each.api.reference.provider, tuple(found))
        for each in plan.statements
    ]
    return Verification(tuple(_in_order([*dict.fromkeys(findings)])), tuple(checked), environment.python, tuple(found))


def programs(checkers: Sequence[Checker], python: str) -> Mapping[Checker, str]:
    """The programs of the type checkers that are to be asked.

    Raises:
        NoChecker: one that was asked for is not there, or none is.
    """
    found: dict[Checker, str] = {}
    for each in checkers or CHECKERS:
        program = executable(each, python)
        if program:
            found[each] = program
        elif checkers:
            raise no_checker([each], python)
    if not found:
        raise no_checker(checkers or CHECKERS, python)
    return found


def _all_asked(found: Mapping[Checker, str], plan: Plan, python: str) -> Sequence[StaticFinding]:
    """What the type checkers find; several are asked at once."""
    if len(found) < 2:
        return [one for each, program in found.items() for one in _asked(each, program, plan, python)]
    from concurrent.futures import ThreadPoolExecutor  # late: heavy

    with ThreadPoolExecutor(len(found)) as pool:
        asked = [pool.submit(_asked, each, program, plan, python) for each, program in found.items()]
    return [one for each in asked for one in each.result()]


def _in_order(findings: Sequence[StaticFinding]) -> Sequence[StaticFinding]:
    """By their places, then by what is wrong, then by who says it."""
    order = ("longshore", *CHECKERS)
    return sorted(
        findings,
        key=lambda each: (
            (each.place.file, each.place.line, each.place.column),
            (each.namespace, each.name, each.code, order.index(each.checker)),
        ),
    )


def _asked(checker: Checker, program: str, plan: Plan, python: str) -> Sequence[StaticFinding]:
    module = check_module(plan.statements, adapter(checker).SETTINGS, members=checker == "mypy")
    with tempfile.TemporaryDirectory(prefix="longshore-check-") as temporary:
        folder = os.path.realpath(temporary)
        installed = os.path.basename(plan.project.file) == "entry_points.txt"  # its folder is no project's
        root = folder if installed else os.path.abspath(plan.project.root)
        question = Question(program, folder, root, plan.roots, python, untyped=plan.untyped)
        with open(question.file, "w", encoding="utf-8") as stream:
            stream.write(module.text)
        return list(_findings(checker, module, ask(checker, question), plan))


def _findings(
    checker: Checker, module: CheckModule, diagnostics: Sequence[Diagnostic], plan: Plan
) -> Iterator[StaticFinding]:
    by_statement: dict[int, tuple[Statement, list[tuple[Role, Diagnostic]]]] = {}
    for each in diagnostics:
        found = module.at(each.line, each.column)
        if found is None:
            raise checker_failed(checker, [], f"it reports line {each.line}, where nothing is: {each.message[0]}")
        by_statement.setdefault(id(found[0]), (found[0], []))[1].append((found[1], each))
    for said, told in by_statement.values():
        yield explained(checker, said, told, plan.sources)
