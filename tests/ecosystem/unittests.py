"""Run as a program, `unittests.py REPORT MODULE ...`: runs unittest's tests, and writes the names of those that pass.

pytest does not know `load_tests`, by which OpenStack's tests are multiplied.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
import unittest
from collections.abc import Iterator
from pathlib import Path


class Passed(unittest.TestResult):
    """Remembers what passed."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def addSuccess(self, test: unittest.TestCase) -> None:
        """Remember one."""
        self.names.append(test.id())


def modules(name: str) -> Iterator[str]:
    """A module; of a package its test modules, those of packages below it included."""
    found = importlib.import_module(name)
    if not hasattr(found, "__path__"):
        yield name
    for each in pkgutil.walk_packages(getattr(found, "__path__", []), f"{name}."):
        if each.name.rpartition(".")[2].startswith("test") and not each.ispkg:
            yield each.name


def main(report: str, *names: str) -> None:
    """Run the tests of these modules and packages."""
    result = Passed()
    loader = unittest.defaultTestLoader
    loader.loadTestsFromNames([each for name in names for each in modules(name)]).run(result)
    print(f"{result.testsRun} run, {len(result.names)} passed, {len(result.skipped)} skipped")
    for test, text in result.failures + result.errors:
        print(f"{test.id()}: {text.strip().splitlines()[-1]}")
    Path(report).write_text(json.dumps(result.names))


if __name__ == "__main__":
    main(*sys.argv[1:])
