"""The command line itself: help, version, exit codes, and what it costs."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import pytest

import longshore.cli
from tests.support import run_python

HELP = """
import argparse, sys
argparse.ArgumentParser(prog="any").format_help()  # what argparse itself imports is not ours
before = set(sys.modules)
from longshore.cli import main
try:
    main(["--help"])
except SystemExit as stop:
    assert stop.code == 0
print(*sorted(set(sys.modules) - before))
"""


def test_no_command_shows_the_help_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert longshore.cli.main([]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("usage: longshore")
    assert "demo" in shown.err


@pytest.mark.parametrize("argv", [["--version"], ["--version", "demo"]])
def test_version(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert longshore.cli.main(argv) == 0
    assert capsys.readouterr().out == f"longshore {version('longshore')}\n"


def test_version_of_a_source_tree(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", missing)
    assert longshore.cli.main(["--version"]) == 0
    assert "not installed" in capsys.readouterr().out


@pytest.mark.parametrize("argv", [["--help"], *([name, "--help"] for name in longshore.cli.COMMANDS)])
def test_help_is_short(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        longshore.cli.main(argv)
    assert stop.value.code == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("usage: longshore")
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 100


def test_an_unknown_command_is_an_error_that_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        longshore.cli.main(["demmo"])
    assert stop.value.code == 2
    assert "demo" in capsys.readouterr().err


def test_help_imports_nothing_heavy() -> None:
    imported = set(run_python(HELP).splitlines()[-1].split())
    assert "longshore.cli.demo" in imported
    for heavy in (
        "rich",
        "importlib.metadata",
        "importlib.resources",
        "inspect",
        "tomllib",
        "subprocess",
        "dataclasses",
    ):
        assert heavy not in imported
    for room in ("managers", "discovery", "conformance", "pipeline", "rendering"):
        assert f"longshore.{room}" not in imported


def test_every_command_has_a_summary() -> None:
    for name, command in longshore.cli.COMMANDS.items():
        assert name.islower()
        assert 0 < len(command.SUMMARY) < 90
        assert not command.SUMMARY.endswith(".")
