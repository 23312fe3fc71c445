"""The type checkers: how each is asked about one module, and how its answer is read. One file for each."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Protocol

from longshore.model import Noun
from longshore.model.verification import Checker
from longshore.verification.errors import checker_failed

FILE = "_longshore_check.py"
_SECONDS = 600
_LAST = 2000  # characters of what it wrote last


class Diagnostic(Noun):
    """An error that a type checker reports in the module it was asked about.

    Attributes:
        line: from 1.
        column: from 1.
        rule: the checker's own code.
        message: the first line, then the reasons, one to a line.
    """

    __slots__ = ("line", "column", "rule", "message")

    def __init__(self, line: int, column: int, rule: str, message: Sequence[str]) -> None:
        self.line = line
        self.column = column
        self.rule = rule
        self.message = tuple(message)


class Question(Noun):
    """What a type checker is asked.

    Attributes:
        executable: the checker's program.
        folder: a temporary folder of this question's own.
        file: the module in it.
        project: the folder of the author's project, with the settings of its type checkers.
        roots: where the modules of the project are.
        python: the interpreter of its environment.
        untyped: something that is asked about is installed and does not say that it is typed.
    """

    __slots__ = ("executable", "folder", "file", "project", "roots", "python", "untyped")

    def __init__(
        self,
        executable: str,
        folder: str,
        project: str,
        roots: tuple[str, ...],
        python: str,
        *,
        untyped: bool,
    ) -> None:
        self.executable = executable
        self.folder = folder
        self.file = os.path.join(folder, FILE)
        self.project = project
        self.roots = roots
        self.python = python
        self.untyped = untyped

    def is_about(self, file: str) -> bool:
        """Whether a file, as a checker names it from the project's folder on, is the module."""
        return os.path.realpath(os.path.join(self.project, file)) == os.path.realpath(self.file)


class Adapter(Protocol):
    """One type checker. A module of this room is one."""

    @property
    def SETTINGS(self) -> str:  # noqa: N802  a module's constant
        """A comment for the module, so that only what is asked is answered."""
        ...

    def command(self, question: Question, /) -> Sequence[str]:
        """The command that asks."""
        ...

    def answer(self, output: str, question: Question, /) -> Sequence[Diagnostic]:
        """What the command's output says of the module.

        Raises:
            ValueError: it is not what this checker writes.
        """
        ...


def adapter(checker: Checker) -> Adapter:
    """How a checker is asked."""
    from longshore.verification.checkers import mypy, pyrefly, pyright, ty  # late: only those who ask need them

    found: Mapping[Checker, Adapter] = {"mypy": mypy, "pyright": pyright, "pyrefly": pyrefly, "ty": ty}
    return found[checker]


def executable(checker: Checker, python: str) -> str | None:
    """The program of a checker: beside the environment's interpreter, beside this one, or on the ``PATH``."""
    for folder in (os.path.dirname(python), os.path.dirname(sys.executable)):
        found = shutil.which(checker, path=folder) if folder else None
        if found:
            return found
    return shutil.which(checker)


def ask(checker: Checker, question: Question) -> Sequence[Diagnostic]:
    """What a checker says of a module.

    Raises:
        CheckerFailed: it did not answer.
    """
    asked = adapter(checker)
    command: Sequence[str] = []
    told = ""
    search = os.pathsep.join([*question.roots, *filter(None, [os.environ.get("MYPYPATH")])])
    environment = {**os.environ, "MYPYPATH": search, "LONGSHORE_CHECK": "1", "NO_COLOR": "1"}
    try:
        command = asked.command(question)
        done = subprocess.run(  # noqa: S603  a type checker that was asked for
            command, cwd=question.project, capture_output=True, text=True, encoding="utf-8", errors="replace",
            env=environment, timeout=_SECONDS, check=False,
        )  # fmt: skip
        told = (done.stderr.strip() or done.stdout)[-_LAST:]
        if done.returncode not in {0, 1} or (done.returncode and not done.stdout.strip()):
            raise checker_failed(checker, command, told)
        return asked.answer(done.stdout, question)
    except (OSError, ValueError, KeyError, TypeError, subprocess.SubprocessError) as error:
        raise checker_failed(checker, command, told or f"{type(error).__name__}: {error}") from error
