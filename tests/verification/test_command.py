"""``longshore check`` and ``longshore points`` as they are typed: output, exit codes, and what is said of trouble."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from longshore.cli import main
from tests.verification.support import SOURCE, host, written
from tests.verification.test_forms import complaints

API = """\
from typing import Protocol
from longshore import ExtensionPoint
class Greeter(Protocol):
    \"\"\"Greets people.

    In their language.
    \"\"\"
    language: str
    def greet(self, name: str) -> str:
        \"\"\"Say hello.\"\"\"
        return name
    async def wave(self, times: int = 1) -> None: ...
    @property
    def polite(self) -> bool: ...
    kinds = ("a", "b")
    if True:
        hidden: int
greeters = ExtensionPoint("textapp.greeters", Greeter)
names = ExtensionPoint("textapp.names", type[Greeter])
def make(): ...
open(__file__ + ".imported", "w").close()
"""
POINTS = {"textapp.greeters": "textapp:greeters", "textapp.names": "textapp:names", "textapp.bad": "textapp:make"}
PROJECT = '[project.entry-points."textapp.greeters"]\ngood = "acme:good"\n'


@pytest.fixture
def python(tmp_path: Path) -> str:
    """An interpreter whose environment has a host and one plugin; it is asked for nothing but its path."""
    site = host(tmp_path / "site", POINTS, {"textapp.py": API})
    plugin = {
        "plug-1.1.dist-info/METADATA": "Metadata-Version: 2.1\nName: plug\nVersion: 1.1\n",
        "plug-1.1.dist-info/entry_points.txt": "[textapp.greeters]\nlonger-name = plug:a\nb = plug:b [x]\n",
        "plug.py": "open(__file__ + '.imported', 'w').close()\n",
    }
    written(site, plugin)
    return program(tmp_path / "bin" / "python", f"echo '{json.dumps([str(site), str(SOURCE)])}'")


def program(path: Path, lines: str) -> str:
    """A program of the shell; its path."""
    written(path.parent, {path.name: f"#!/bin/sh\n{lines}\n"})
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, output, errors of a command line."""
    code = main(list(arguments))
    found = capsys.readouterr()
    return code, found.out, found.err


def test_points_lists_what_is_published(python, capsys, tmp_path):
    """With host, API, docstring and plugins; nothing was imported."""
    code, out, err = shown(capsys, "points", "--python", python)
    assert (code, err) == (1, "")  # one can't be read
    first, second, third = out.split("\n\ntextapp.")
    assert first.startswith(
        "textapp.bad  (published by textapp 2.5: textapp:make)\n  problem  'textapp:make' is a function"
    )
    assert second == (
        "greeters  (published by textapp 2.5: textapp:greeters)\n"
        f"  defined  {tmp_path}/site/textapp.py:3\n\n"
        "    Greets people.\n\n    In their language.\n\n"
        "    class Greeter(Protocol):\n"
        "        language: str\n"
        "        def greet(self, name: str) -> str: ...\n"
        "        async def wave(self, times: int = 1) -> None: ...\n"
        "        @property\n        def polite(self) -> bool: ...\n"
        "        kinds = ('a', 'b')\n\n"
        "  2 plugins:\n"
        "    longer-name  plug:a  (plug 1.1)\n"
        "    b            plug:b [x]  (plug 1.1)"
    )
    assert third.endswith("        kinds = ('a', 'b')\n\n  no plugins\n")
    assert list(tmp_path.rglob("*.imported")) == []


def test_points_of_some_namespaces(python, capsys):
    """In JSON as well; one that nobody publishes is said."""
    code, out, err = shown(capsys, "points", "textapp.greeters", "--python", python, "--format", "json")
    assert (code, err) == (0, "")
    document = json.loads(out)
    assert document["version"] == 1
    [point] = document["points"]
    assert (point["namespace"], point["host"], point["api"]) == ("textapp.greeters", "textapp 2.5", "textapp.Greeter")
    assert point["docstring"] == "Greets people.\n\nIn their language."
    assert point["plugins"][1] == {"name": "b", "target": "plug:b [x]", "distribution": "plug 1.1"}

    code, out, err = shown(capsys, "points", "nobody.knows", "--python", python)
    assert (code, out) == (1, "")
    assert err == "longshore points: no installed distribution publishes an API for 'nobody.knows'\n"
    code, out, err = shown(capsys, "points", "textapp.greeter", "--python", python)
    assert (code, out) == (1, "")
    assert err.endswith("for 'textapp.greeter'. Did you mean 'textapp.greeters'?\n")


def test_where_no_host_is_installed_there_are_no_points(capsys, tmp_path):
    """Which is no error."""
    alone = program(tmp_path / "alone" / "python", f"echo '{json.dumps([str(tmp_path)])}'")
    told = "no installed distribution publishes an API under longshore.points\n"
    assert shown(capsys, "points", "--python", alone) == (0, told, "")


def test_points_of_nonsense(capsys):
    """Usage."""
    code, out, err = shown(capsys, "points", "--python", "/nothing")
    assert (code, out) == (2, "")
    assert err.startswith("longshore points: /nothing can't be asked what is installed: ")


def test_a_class_without_members_and_an_alias(capsys, tmp_path):
    """The smallest texts there are."""
    api = "from typing import Callable\nclass Empty:\n    '''Nothing.'''\nAlias = Callable[[int], str]\n"
    site = host(tmp_path / "site", {"a.empty": "h:Empty", "b.alias": "h:Alias"}, {"h.py": api})
    python = program(tmp_path / "python", f"echo '{json.dumps([str(site), str(SOURCE)])}'")
    code, out, _ = shown(capsys, "points", "--python", python)
    assert code == 0
    assert "    class Empty:\n        ...\n" in out
    assert "    h.Alias\n" in out


TROUBLE = {
    "no such path": (
        ["no-such-thing"],
        "no-such-thing: is no file or folder, and no distribution of that name is installed",
    ),
    "no python": ([".", "--python", "/nothing"], "/nothing can't be asked what is installed"),
    "nothing declared": (["."], "declares no entry points"),
}


@pytest.mark.parametrize("case", TROUBLE)
def test_trouble_of_usage_is_exit_code_2(case, capsys, tmp_path, monkeypatch):
    """On the standard error, in one go; in any form."""
    arguments, message = TROUBLE[case]
    monkeypatch.chdir(tmp_path)
    for form in ("text", "json", "github", "sarif"):
        code, out, err = shown(capsys, "check", *arguments, "--format", form)
        assert (code, out) == (2, "")
        assert err.startswith("longshore check: ")
        assert message in err


def test_an_unknown_checker_is_usage(capsys):
    """argparse's own exit code."""
    with pytest.raises(SystemExit) as stop:
        main(["check", "--checker", "flake8"])
    assert stop.value.code == 2


def test_what_needs_no_checker_is_found_without_one(python, capsys, tmp_path, monkeypatch):
    """A project whose only entry point has no known API asks nobody."""
    monkeypatch.setenv("PATH", "/nothing")
    text = '[project.entry-points."other.ns"]\nx = "acme:good"\n'
    folder = written(tmp_path / "p", {"pyproject.toml": text, "acme.py": "good = 1\n"})
    code, out, err = shown(capsys, "check", str(folder), "--python", python)
    assert (code, err) == (0, "")
    assert out.endswith("\n0 entry points checked, no errors, 1 without a known API\n")
    (folder / "pyproject.toml").write_text(text.replace("good", "bad"))
    assert shown(capsys, "check", str(folder), "--python", python)[0] == 1


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one good plugin; no checker is asked about it here."""
    return written(tmp_path / "p", {"pyproject.toml": PROJECT, "acme.py": "good = 1\n"})


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No type checker can be found: neither beside this Python nor on the ``PATH``; the folder of the ``PATH``."""
    path = written(tmp_path / "path", {})
    monkeypatch.setenv("PATH", str(path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "lonely" / "python"))
    return path


def test_without_any_checker(project, python, nowhere, capsys):
    """What was looked for, where, and how to get it."""
    code, _, err = shown(capsys, "check", str(project), "--python", python)
    assert code == 2
    assert err == (
        f"longshore check: no type checker was found: looked for mypy, pyright, pyrefly, ty beside {python} and on the PATH\n"
        f"  cure: {python} -m pip install mypy\n"
    )
    code, _, err = shown(capsys, "check", str(project), "--python", python, "--checker", "ty", "--checker", "pyright")
    assert code == 2
    assert "looked for pyright beside" in err


CRASHES = {
    "mypy": {
        "crash": ("echo 'Traceback: INTERNAL ERROR' >&2; exit 2", "INTERNAL ERROR"),
        "silent": ("exit 1", "mypy failed: it wrote nothing"),
        "noise": ("echo 'hello'; exit 1", "mypy failed: hello"),
        "no object": ("echo '{'; exit 1", "mypy failed: {"),
        "another line": (
            """echo '{"file": "_longshore_check.py", "line": 99, "column": 0, "severity": "error", "message": "m", "code": "c"}'; exit 1""",
            "it reports line 99, where nothing is: m",
        ),
        "signal": ("kill -9 $$", "mypy failed: it wrote nothing"),
    },
    "pyright": {"no json": ("echo no; exit 1", "pyright failed: no"), "a list": ("echo '[]'", "pyright failed: []")},
    "pyrefly": {"no json": ("echo '<'; echo 'panicked' >&2; exit 101", "pyrefly failed: panicked")},
    "ty": {"crash": ("echo 'ty failed: panic' >&2; exit 2", "ty failed: ty failed: panic")},
}


@pytest.mark.parametrize(("checker", "case"), [(one, case) for one, cases in CRASHES.items() for case in cases])
def test_a_checker_that_crashes_is_said(checker, case, project, python, nowhere, capsys):
    """With its own words and the command; its silence is not taken for an answer."""
    script, reason = CRASHES[checker][case]
    command = program(nowhere / checker, f"PATH=/usr/bin:/bin\n{script}")
    code, out, err = shown(capsys, "check", str(project), "--python", python)
    assert (code, out) == (2, "")
    assert reason in err
    if "reports" not in reason:
        assert f"  command: {command} " in err


def test_a_checker_that_cannot_be_run_is_said(project, python, nowhere, capsys):
    """The system's own reason."""
    written(nowhere, {"ty": "no program"})
    (nowhere / "ty").chmod(0o755)
    code, _, err = shown(capsys, "check", str(project), "--python", python)
    assert code == 2
    assert "ty failed: OSError: " in err


def test_a_checker_beside_the_environments_python_goes_first(project, python, nowhere, capsys):
    """Its own, as the author would run it."""
    program(nowhere / "ty", "exit 3")
    program(Path(python).parent / "ty", "echo 'All checks passed!'")
    code, out, _ = shown(capsys, "check", str(project), "--python", python)
    assert code == 0
    assert out == "1 entry point checked by ty, no errors\n"


def test_all_forms_of_an_answer(project, python, nowhere, capsys, monkeypatch):
    """As a program would read them."""
    said = (
        '{"file": "x/_longshore_check.py", "line": 2, "column": 30, "severity": "error", "message": "bad", "code": "c"'
    )
    program(
        nowhere / "mypy",
        f'cat <<\'END\'\n{said}, "hint": "why\\nSee https://x"}}\nEND\nexit 1'.replace("cat", "/bin/cat"),
    )
    monkeypatch.chdir(project)
    answers = {
        form: shown(capsys, "check", "--python", python, "--format", form)
        for form in ("text", "json", "github", "sarif")
    }
    assert {code for code, _, _ in answers.values()} == {1}
    assert {err for _, _, err in answers.values()} == {""}
    assert answers["text"][1].startswith(
        "pyproject.toml:2:1: error: textapp.greeters: good  [does-not-conform]\n  mypy [c]\n    bad\n    why\n"
    )
    assert complaints(json.loads(answers["json"][1])) == []
    assert answers["github"][1].startswith("::error file=pyproject.toml,line=2,col=1,title=")
    assert json.loads(answers["sarif"][1])["runs"][0]["results"][0]["ruleId"] == "does-not-conform"


def test_warnings_of_checkers_are_no_findings(project, python, nowhere, capsys):
    """Nor is what they say of other files."""
    lines = [
        '{"file": "x/_longshore_check.py", "line": 2, "column": 0, "severity": "note", "message": "m", "code": "c"}',
        '{"file": "x/acme.py", "line": 2, "column": 0, "severity": "error", "message": "m", "code": "c"}',
    ]
    program(nowhere / "mypy", "\n".join(f"echo '{each}'" for each in lines) + "\nexit 1")
    program(
        nowhere / "pyright",
        """echo '{"generalDiagnostics": [{"severity": "warning"}, {"severity": "error", "file": "/x.py"}]}'; exit 1""",
    )
    program(
        nowhere / "pyrefly",
        """echo '{"errors": [{"severity": "warn"}, {"severity": "error", "path": "x.py"}]}'; exit 1""",
    )
    program(
        nowhere / "ty",
        "echo 'warning[x]: m'; echo ' --> /x.py:1:1'; echo 'error[y]: m'; echo ' --> /x.py:1:1'; echo 'error[z]: m'; "
        "echo 'error[w]: m'; echo 'nothing'; exit 1",
    )
    code, out, err = shown(capsys, "check", str(project), "--python", python)
    assert (code, err) == (0, "")
    assert out == "1 entry point checked by mypy, pyright, pyrefly, ty, no errors\n"


def test_an_unset_folder_of_this_python(project, python, nowhere, capsys, monkeypatch):
    """An embedded Python has no executable."""
    monkeypatch.setattr("sys.executable", "")
    program(nowhere / "ty", "echo 'All checks passed!'")
    assert shown(capsys, "check", str(project), "--python", python)[0] == 0


def test_the_working_folder_may_be_gone(python, capsys, tmp_path, monkeypatch):
    """Then files are shown as they are."""
    gone = written(tmp_path / "gone", {})
    monkeypatch.chdir(gone)
    os.rmdir(gone)
    text = '[project.entry-points."other.ns"]\nx = "acme:good"\n'
    folder = written(tmp_path / "p", {"pyproject.toml": text, "acme.py": "good = 1\n"})
    code, out, _ = shown(capsys, "check", str(folder), "--python", python)
    assert code == 0
    assert out.startswith(f"{folder}/pyproject.toml:2:1: warning: ")


@pytest.mark.checkers
def test_the_check_at_run_time_is_told_beside_that_of_a_type_checker(tmp_path, capsys):
    """One finding of each, about one entry point: the project publishes the API that its plugin breaks."""
    (tmp_path / "runapp.py").write_text(
        "from typing import Protocol\nfrom longshore import ExtensionPoint\n"
        "class Greeter(Protocol):\n    def greet(self, name: str) -> str: ...\n"
        'greeters = ExtensionPoint("runapp.greeters", Greeter)\n'
        "class Shy:\n    def greet(self) -> str:\n        return ''\nshy = Shy()\n"
    )
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "runapp"\nversion = "1"\n'
        '[project.entry-points."longshore.points"]\n"runapp.greeters" = "runapp:greeters"\n'
        '[project.entry-points."runapp.greeters"]\nshy = "runapp:shy"\n'
    )

    asked = ["--checker", "ty", "--runtime", "--format", "json", "--python", sys.executable]
    code = main(["check", str(tmp_path), *asked])

    told = json.loads(capsys.readouterr().out)
    assert code == 1
    assert [(each["checker"], each["line"]) for each in told["findings"]] == [("longshore", 7), ("ty", 7)]
