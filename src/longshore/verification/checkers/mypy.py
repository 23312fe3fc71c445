"""mypy: JSON, a line for each message, its notes in ``hint``."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence

from longshore.verification.checkers import Diagnostic, Question
from longshore.verification.checkers.values import number, table, text

SETTINGS = (
    "# mypy: ignore-errors=False, disallow-untyped-calls=False, disallow-any-expr=False, "
    "disallow-any-explicit=False, disallow-any-unimported=False"
)


def command(question: Question, /) -> Sequence[str]:
    """The author's own settings hold: mypy finds them from the project's folder."""
    return [
        question.executable, "--output=json", "--no-error-summary", "--python-executable", question.python,
        question.file,
    ]  # fmt: skip


def answer(output: str, question: Question, /) -> Sequence[Diagnostic]:
    """The errors of the module."""
    return list(_read(output, question))


def _read(output: str, question: Question) -> Iterator[Diagnostic]:
    for line in output.splitlines():
        if not line.startswith("{"):
            raise ValueError(line)
        told = table(json.loads(line))
        file = os.path.basename(text(told, "file"))  # the folder may be an earlier one: the cache keeps what was said
        if text(told, "severity") == "error" and file == os.path.basename(question.file):
            message = [text(told, "message"), *_hints(text(told, "hint"))]
            yield Diagnostic(number(told, "line"), number(told, "column") + 1, text(told, "code"), message, "error")


def _hints(hint: str) -> Iterator[str]:
    yield from (each for each in hint.splitlines() if not each.startswith("See https:"))
