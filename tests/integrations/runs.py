"""Runs of pytest in processes of their own, and what they say."""

from __future__ import annotations

import re
import sys

import pytest


def run(
    pytester: pytest.Pytester, *arguments: str, python: object = sys.executable, found: bool = False
) -> pytest.RunResult:
    """Run pytest, every warning an error.

    Args:
        python: the interpreter that runs it.
        found: it finds its plugins itself; otherwise it gets only those that are needed, which is four times as fast.
    """
    plugins = ["longshore", "xdist"] if "-n" in arguments else ["longshore"]
    loaded = ["--disable-plugin-autoload", *(part for each in plugins for part in ("-p", each))]
    folder = f"--basetemp={pytester.path.parent / f'{pytester.path.name}-temporary'}"
    settings = ["-W", "error", "-p", "no:cacheprovider", "-rA", folder, *([] if found else loaded)]
    return pytester.run(str(python), "-m", "pytest", *settings, *arguments, timeout=120)


def outcomes(result: pytest.RunResult) -> list[str]:
    """Outcome and id of every test that was not skipped, in the order of the ids."""
    told = re.findall(r"^(PASSED|FAILED|ERROR|XFAIL) (.+?)(?: - .*)?$", result.stdout.str(), re.MULTILINE)
    return sorted(f"{test} {outcome.lower()}" for outcome, test in told)


def collected(result: pytest.RunResult) -> list[str]:
    """The ids that ``--collect-only -q`` tells, in their order."""
    return [line for line in result.outlines if "::" in line]


def shown(result: pytest.RunResult, test: str) -> str:
    """What is shown of one failed test."""
    found = re.search(rf"^_+ {re.escape(test)} _+\n(.*?)(?=^[_=]+ )", result.stdout.str(), re.MULTILINE | re.DOTALL)
    assert found is not None, result.stdout.str()
    return found[1]
