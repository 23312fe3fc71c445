"""pyrefly: one JSON document."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Sequence

from longshore.verification.checkers import Diagnostic, Question
from longshore.verification.checkers.values import Table, number, table, tables, text

SETTINGS = ""


def command(question: Question, /) -> Sequence[str]:
    """The author's settings hold; the preset is named because without one hardly anything is reported."""
    config = _settings(question.project)
    asked = [question.executable, "check", "--output-format", "json", "--preset", "default"]
    asked += ["--config", config] if config else []
    asked += [part for root in question.roots for part in ("--search-path", root)]
    return [*asked, "--python-interpreter-path", question.python, question.file]


def _settings(folder: str) -> str:
    """The file of the author's settings, ``""`` for none."""
    own = os.path.join(folder, "pyrefly.toml")
    if os.path.isfile(own):
        return own
    pyproject = os.path.join(folder, "pyproject.toml")
    try:
        with open(pyproject, "rb") as binary:
            return pyproject if "pyrefly" in tomllib.load(binary).get("tool", {}) else ""
    except (OSError, ValueError):
        return ""


def answer(output: str, question: Question, /) -> Sequence[Diagnostic]:
    """The errors of the module."""
    return [
        _diagnostic(each)
        for each in tables(table(json.loads(output)), "errors")
        if text(each, "severity") == "error"
        and os.path.realpath(os.path.join(question.project, text(each, "path"))) == os.path.realpath(question.file)
    ]


def _diagnostic(told: Table) -> Diagnostic:
    lines = text(told, "description").splitlines()
    return Diagnostic(number(told, "line"), number(told, "column"), text(told, "name"), lines, "error")
