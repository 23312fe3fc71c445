"""The table of docs/ecosystem.md: `python -m tests.ecosystem [--checkers]`; with checkers it takes some minutes."""

from __future__ import annotations

import argparse
import logging
import tempfile
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

from tests.benchmarks.tables import Table

from .cases import Result, all_hosts, host_name, results_of
from .checkers import Probes

COLUMNS = ["host", "APIs", "plugins", "checks", "accepted", "refused", "with warnings", "with something unverified"]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.ecosystem", description=__doc__)
    parser.add_argument("--checkers", action="store_true", help="ask mypy and pyright of every plugin, too")
    logging.disable()  # what is refused is in the table
    results = {host: results_of(host) for host in all_hosts()}
    asked = parser.parse_args().checkers
    print(_hosts(results).markdown())
    if asked:
        with tempfile.TemporaryDirectory() as folder:
            everything = [each for found in results.values() for each in found if not each.case.wrong]
            print(_agreement(everything, Probes(Path(folder), everything)).markdown())


def _hosts(results: dict[ModuleType, tuple[Result, ...]]) -> Table:
    rows = [_row(_label(host), [each for each in found if not each.case.wrong]) for host, found in results.items()]
    total = [each for found in results.values() for each in found if not each.case.wrong]
    wrong = [each for found in results.values() for each in found if each.case.wrong]
    notes = [f"With an API that no plugin keeps: {len(wrong)} checks, {sum(map(_is_refused, wrong))} refused."]
    return Table("Hosts", COLUMNS, [*rows, _row("all", total)], notes)


def _label(host: ModuleType) -> str:
    package = getattr(host, "PACKAGE", "")
    return f"{package} {version(package)}" if package else f"{host_name(host)} (standard library)"


def _row(label: str, found: list[Result]) -> list[str]:
    refused = sum(map(_is_refused, found))
    warned = sum(1 for each in found if not _is_refused(each) and each.findings)
    unverified = sum(1 for each in found if not _is_refused(each) and each.report and each.report.unverified)
    apis = len({(each.host, each.case.api) for each in found})
    plugins = len({(each.candidate.value, each.host) for each in found})
    return [label, *map(str, (apis, plugins, len(found), len(found) - refused, refused, warned, unverified))]


def _is_refused(result: Result) -> bool:
    return bool(result.errors)


def _agreement(results: list[Result], probes: Probes) -> Table:
    count = Counter((" and ".join(sorted(probes.refused_by(each))) or "-", _verdict(each)) for each in results)
    verdicts = ["accepted", "accepted, in part unverified", "accepted with warnings", "refused"]
    rows = [[by, *(str(count[by, each]) for each in verdicts)] for by in ("-", "mypy", "pyright", "mypy and pyright")]
    return Table("mypy and pyright, of the assignment", ["refused by", *verdicts], rows)


def _verdict(result: Result) -> str:
    if _is_refused(result):
        return "refused"
    if result.findings:
        return "accepted with warnings"
    return "accepted, in part unverified" if result.report and result.report.unverified else "accepted"


main()
