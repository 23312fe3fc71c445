"""pyright: one JSON document. Its settings are read from a file, which here extends the author's own."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence

from longshore.verification.checkers import Diagnostic, Question
from longshore.verification.checkers.settings import own_settings
from longshore.verification.checkers.values import Table, number, table, tables, text

SETTINGS = "# pyright: standard"


def command(question: Question, /) -> Sequence[str]:
    """The author's settings hold, but for what is checked and how strictly this one module is."""
    path, own = _settings(question.project)
    extra = own.get("extraPaths")
    settings: dict[str, object] = {"extends": path} if path else {}
    paths = [os.path.join(question.project, str(each)) for each in (extra if isinstance(extra, list) else ())]
    settings |= {"include": [question.file], "exclude": [], "ignore": [], "extraPaths": [*question.roots, *paths]}
    settings["stubPath"] = os.path.join(question.project, text(own, "stubPath") or "typings")
    with open(os.path.join(question.folder, "pyrightconfig.json"), "w", encoding="utf-8") as stream:
        json.dump(settings, stream)
    return [question.executable, "--project", question.folder, "--outputjson", "--pythonpath", question.python]


def _settings(folder: str) -> tuple[str, Table]:
    """The author's settings: their file, and what can be read of them."""
    own = os.path.join(folder, "pyrightconfig.json")
    if os.path.isfile(own):
        try:
            with open(own, encoding="utf-8") as stream:
                return own, table(json.load(stream))
        except ValueError:  # JSON with comments
            return own, {}
    return own_settings(folder, "pyright")


def answer(output: str, question: Question, /) -> Sequence[Diagnostic]:
    """The errors of the module."""
    return [
        _diagnostic(each)
        for each in tables(table(json.loads(output)), "generalDiagnostics")
        if text(each, "severity") == "error" and question.is_about(text(each, "file"))
    ]


def _diagnostic(told: Table) -> Diagnostic:
    start = table(table(told.get("range")).get("start"))
    lines = text(told, "message").replace("\N{NO-BREAK SPACE}", " ").splitlines()
    return Diagnostic(number(start, "line") + 1, number(start, "character") + 1, text(told, "rule"), lines)
