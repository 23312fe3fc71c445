"""Asks a process of the project's own environment to import what is declared, and reads what it found."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence

from longshore.model.verification import Declared, Place, Severity, StaticCode, StaticFinding
from longshore.verification.checkers.values import Table, number, table, tables, text
from longshore.verification.errors import checker_failed
from longshore.verification.statements import Statement

_PROGRAM = "longshore.run_time"
_SECONDS = 600
_LAST = 1000  # characters of what it wrote last
_CODES: Mapping[str, StaticCode] = {
    "does-not-conform": "does-not-conform",
    "import-failed": "import-failed",
    "invalid-declaration": "invalid-declaration",
    "unreadable-api": "unreadable-api",
    "wrong-api-version": "wrong-api-version",
}


def run_time_findings(statements: Sequence[Statement], roots: Sequence[str], python: str) -> Iterator[StaticFinding]:
    """What the check at run time finds; a plugin that ends the process is told, and the others are still checked.

    Args:
        statements: about which entry points.
        roots: the folders with the project's own modules.
        python: the interpreter, for which longshore must be installed.

    Raises:
        CheckerFailed: the process can't be begun.
    """
    rest = list(statements)
    while rest:
        done, ended = _asked(rest, roots, python)
        for each, told in zip(rest, done, strict=False):
            yield from (finding(each.declared, one) for one in told)
        if not ended:
            return
        last = rest[len(done)].declared
        yield StaticFinding(last.place, last.namespace, last.name, "import-failed", ended)
        rest = rest[len(done) + 1 :]


def _asked(statements: Sequence[Statement], roots: Sequence[str], python: str) -> tuple[Sequence[Sequence[Table]], str]:
    """The answers, and how the process ended where it did before the last of them."""
    command = [python, "-m", _PROGRAM]
    question = json.dumps(
        [
            {
                "namespace": each.declared.namespace,
                "name": each.declared.name,
                "value": each.declared.value,
                "api": each.api.reference.target,
                "kind": each.kind,
            }
            for each in statements
        ]
    )
    path = os.pathsep.join([*roots, *filter(None, [os.environ.get("PYTHONPATH")])])
    try:
        run = subprocess.run(  # noqa: S603  what the caller has asked for
            command, input=question, capture_output=True, text=True, encoding="utf-8", errors="replace",
            env={**os.environ, "PYTHONPATH": path}, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError) as error:
        raise checker_failed("the check at run time", command, str(error)) from error
    told = [table(json.loads(each)) for each in run.stdout.splitlines()]
    done = [tables(each, "answers") for each in told if "done" in each]
    if len(done) == len(statements):
        return done, ""
    if not told:
        raise checker_failed("the check at run time", command, run.stderr)
    last = run.stderr[-_LAST:].strip()
    return done, f"it ended the process that imported it, with code {run.returncode}\n{last}".rstrip()


def finding(declared: Declared, told: Table) -> StaticFinding:
    """One answer of the program as a finding.

    Args:
        declared: about which entry point.
        told: the answer.
    """
    severity: Severity = "warning" if text(told, "severity") == "warning" else "error"
    source = Place(text(told, "file"), number(told, "line")) if text(told, "file") else None
    return StaticFinding(
        declared.place, declared.namespace, declared.name, _CODES[text(told, "code")], text(told, "message"),
        severity=severity, rule=text(told, "rule"), source=source,
    )  # fmt: skip
