"""Runs the tests of the files that are named."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from example_test_tool.api import Plugin, Test, plugins
from longshore import ExtensionManager


def passes(test: Test) -> bool:
    """Run one test."""
    try:
        test.run()
    except AssertionError as error:
        print(f"FAILED {test.name}: {error}")
        return False
    print(f"passed {test.name}")
    return True


def run(files: Iterable[str]) -> int:
    """Run the tests of these files; the number of those that failed."""
    found = ExtensionManager(plugins)
    tests: list[Test] = []
    for file in files:
        collected = found.first(Plugin.collect, file, Path(file).read_text(encoding="utf-8"))
        if collected is None:
            print(f"no plugin knows {file}")
        tests += collected or ()
    results = [passes(test) for test in found.fold(Plugin.order, tests)]
    for line in sorted(found.call(Plugin.report, sum(results), len(results) - sum(results))):
        print(line, end="\n" if line else "")
    return results.count(False)


def main() -> int:
    """Run the program."""
    parser = argparse.ArgumentParser("example-test-tool")
    parser.add_argument("files", nargs="+", metavar="FILE")
    return 1 if run(parser.parse_args().files) else 0
