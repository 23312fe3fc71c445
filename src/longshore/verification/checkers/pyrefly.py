"""pyrefly: one JSON document."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from longshore.verification.checkers import Diagnostic, Question
from longshore.verification.checkers.settings import kept, own_settings, toml_text
from longshore.verification.checkers.values import Table, number, table, tables, text

SETTINGS = ""
_PATHS = frozenset({"search-path", "site-package-path", "python-interpreter-path", "typeshed-path"})
_KEPT = frozenset({"python-version", "python-platform", "conda-environment"})


def command(question: Question, /) -> Sequence[str]:
    """The author's settings of the environment hold; what is reported is up to nobody."""
    settings = os.path.join(question.folder, "pyrefly.toml")
    _, own = own_settings(question.project, "pyrefly")
    with open(settings, "w", encoding="utf-8") as stream:
        stream.write(toml_text(kept(own, lambda name, value: _setting(question.project, name, value))))
    asked = [question.executable, "check", "--output-format", "json", "--preset", "default", "--config", settings]
    asked += [part for root in question.roots for part in ("--search-path", root)]
    return [*asked, "--python-interpreter-path", question.python, question.file]


def _setting(folder: str, name: str, value: object) -> object:
    name = name.replace("_", "-")
    if name in _PATHS:
        if isinstance(value, list):
            return [os.path.join(folder, str(each)) for each in value]
        return os.path.join(folder, str(value))
    return value if name in _KEPT else None


def answer(output: str, question: Question, /) -> Sequence[Diagnostic]:
    """The errors of the module."""
    return [
        _diagnostic(each)
        for each in tables(table(json.loads(output)), "errors")
        if text(each, "severity") == "error" and question.is_about(text(each, "path"))
    ]


def _diagnostic(told: Table) -> Diagnostic:
    lines = text(told, "description").splitlines()
    return Diagnostic(number(told, "line"), number(told, "column"), text(told, "name"), lines)
