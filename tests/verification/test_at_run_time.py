"""``longshore check --runtime``: everything is imported, in a process of its own, whatever the plugins do."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from longshore.model.verification import StaticFinding
from longshore.run_time import api_of, main
from longshore.verification.at_run_time import run_time_findings
from longshore.verification.errors import CheckerFailed
from longshore.verification.planning import Plan
from tests.support import on_path, run_python
from tests.verification.support import host, plan_of, written

API = """\
from typing import Protocol
from longshore import ExtensionPoint
class Greeter(Protocol):
    def greet(self, name: str) -> str: ...
class Host:
    greeters = ExtensionPoint("textapp.greeters", Greeter)
    class Inner: ...
"""
PLUGIN = """\
import os, sys
print("printed when imported")
os.write(1, b"written when imported")
class Greeter:
    def greet(self, name: str) -> str: return name
class Poor:
    def greet(self, name: int) -> str: return "x"
class Grumpy:
    def __init__(self): raise RuntimeError("no")
class Leaver:
    def __init__(self): sys.exit("bye")
good, poor = Greeter(), Poor()
def make(): return Greeter()
def make_poor(): print("made"); return Poor()
def make_with(colour): return Greeter()
"""


@pytest.fixture
def textapp(tmp_path: Path) -> Path:
    """The folder of an installed host; one API is published by its class, one by its point."""
    points = {"textapp.greeters": "textapp:Host.greeters", "textapp.classes": "textapp:Greeter"}
    return host(tmp_path / "site", points, {"textapp.py": API})


def project(folder: Path, entries: dict[str, str], namespace: str = "textapp.greeters", **modules: str) -> Path:
    lines = "".join(f'{name} = "{value}"\n' for name, value in entries.items())
    files = {f"{name}.py": text for name, text in {"acme": PLUGIN, **modules}.items()}
    return written(folder / "p", {"pyproject.toml": f'[project.entry-points."{namespace}"]\n{lines}', **files})


def found(plan: Plan, site: Path, monkeypatch: pytest.MonkeyPatch) -> list[StaticFinding]:
    """What a process finds that has the host's folder on its path."""
    monkeypatch.setenv("PYTHONPATH", str(site), prepend=os.pathsep)
    return list(run_time_findings(plan.statements, plan.project.roots, sys.executable))


def test_objects_are_checked_as_a_host_would(textapp, tmp_path, monkeypatch):
    """With the codes of conformance, at the plugin's own line; what is printed is no answer."""
    folder = project(tmp_path, {"good": "acme:good", "poor": "acme:poor", "class": "acme:Greeter", "none": "acme:none"})

    findings = found(plan_of(folder, textapp), textapp, monkeypatch)

    by_name = {each.name: each for each in findings}
    assert set(by_name) == {"poor", "class", "none"}
    assert (by_name["poor"].code, by_name["poor"].rule, by_name["poor"].severity) == (
        "does-not-conform",
        "parameter-type",
        "error",
    )
    assert "expected  str" in by_name["poor"].message
    assert (by_name["poor"].place.line, by_name["poor"].checker) == (3, "longshore")
    source = by_name["poor"].source
    assert source is not None
    assert (Path(source.file).name, source.line) == ("acme.py", 7)
    assert by_name["none"].code == "import-failed"
    assert by_name["none"].message.startswith("reading its attribute raised AttributeError: ")
    assert by_name["none"].source is None


def test_classes_and_factories_are_checked_by_what_they_make(textapp, tmp_path, monkeypatch):
    """A factory is called without arguments; a class is not called."""
    entries = {
        "good": "acme:Greeter", "poor": "acme:Poor", "grumpy": "acme:Grumpy", "factory": "acme:make",
        "bad": "acme:make_poor", "with": "acme:make_with [x]",
    }  # fmt: skip
    folder = project(tmp_path, entries, "textapp.classes")

    findings = found(plan_of(folder, textapp), textapp, monkeypatch)

    assert [(each.name, each.code) for each in findings] == [
        ("poor", "does-not-conform"),
        ("grumpy", "does-not-conform"),
        ("bad", "does-not-conform"),
        ("with", "import-failed"),
    ]
    assert findings[-1].message.startswith("calling it without arguments raised TypeError: ")
    assert "colour" in findings[-1].message


ENDINGS = {
    "raises": ("raise ValueError('no')", "its import raised ValueError: no"),
    "raises oddly": ("class E(BaseException):\n    def __str__(self): raise self\nraise E", "its import raised E"),
    "exits": ("import sys; sys.exit(3)", "its import raised SystemExit: 3"),
    "ends": ("import os; os._exit(7)", "it ended the process that imported it, with code 7"),
    "ends and says": ("import os, sys\nprint('why', file=sys.stderr, flush=True)\nos._exit(0)", "with code 0\nwhy"),
    "is killed": ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "with code -9"),
    "interrupts": ("raise KeyboardInterrupt", "it ended the process that imported it"),
    "closes the output": ("import os; os.close(1); os.close(2); os._exit(4)", "with code 4"),
    "is broken": ("def (", "its import raised SyntaxError"),
    "says nonsense": ("import sys; sys.stdout.write('{}\\n[')\nraise ImportError", "its import raised ImportError"),
    "calls back": ("import acme_last; raise RuntimeError('after')", "its import raised RuntimeError: after"),
}


def test_a_plugin_that_ends_the_process_does_not_take_the_others_with_it(textapp, tmp_path, monkeypatch):
    """Each is told with how it ended; those behind it are still checked."""
    names = {name: f"acme_{number}" for number, name in enumerate(ENDINGS)}
    modules = {module: ENDINGS[name][0] + "\n" for name, module in names.items()}
    entries = {f"p{number}": f"{module}:x" for number, module in enumerate(names.values())}
    folder = project(tmp_path, {"first": "acme:poor", **entries, "last": "acme:poor"}, acme_last="", **modules)

    findings = found(plan_of(folder, textapp), textapp, monkeypatch)

    told = {each.name: each for each in findings}
    assert list(told) == ["first", *entries, "last"]
    for number, (_, message) in enumerate(ENDINGS.values()):
        each = told[f"p{number}"]
        assert each.code == "import-failed"
        assert message in each.message, each.message
    assert told["last"].code == "does-not-conform"


def test_an_api_that_cannot_be_loaded_is_said(textapp, tmp_path, monkeypatch):
    """The host raises when it is imported, though its text can be read."""
    (textapp / "textapp.py").write_text(API + "raise OSError('no screen')\n")
    folder = project(tmp_path, {"good": "acme:good"})
    [finding] = found(plan_of(folder, textapp), textapp, monkeypatch)
    assert (finding.code, finding.severity) == ("unreadable-api", "error")
    assert finding.message == "the API 'textapp:Host.greeters' can't be loaded: OSError: no screen"


def test_nothing_to_check_begins_no_process():
    """An interpreter that is not there is not missed."""
    assert list(run_time_findings([], (), "/nothing")) == []


def test_a_process_that_cannot_be_begun_is_said(textapp, tmp_path):
    """No interpreter; one that has no longshore."""
    plan = plan_of(project(tmp_path, {"good": "acme:good"}), textapp)
    with pytest.raises(CheckerFailed, match="the check at run time failed: .*No such file"):
        list(run_time_findings(plan.statements, (), "/nothing/python"))
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\necho 'No module named longshore' >&2\nexit 1\n")
    python.chmod(0o755)
    with pytest.raises(CheckerFailed, match="No module named longshore"):
        list(run_time_findings(plan.statements, (), str(python)))


def test_the_api_of_a_target(textapp):
    """A point gives what it asks for; anything else is the API; extras and blanks are left out."""
    with on_path(str(textapp)):
        greeter = api_of("textapp:Greeter")
        assert api_of(" textapp : Host.greeters [x]") is greeter
        assert api_of("textapp").__name__ == "textapp"
        assert api_of("textapp:Host.Inner").__name__ == "Inner"
        with pytest.raises(AttributeError):
            api_of("textapp:Host.nope")
        with pytest.raises(ImportError):
            api_of("textapp_nothing:Host")


def test_the_program_answers_in_lines(textapp, tmp_path, capfd, monkeypatch):
    """One before and one after each; its standard output is its own."""
    monkeypatch.syspath_prepend(textapp)
    asked = [{"namespace": "n", "name": "x", "value": "textapp:Host", "api": "textapp:Greeter", "kind": "object"}]
    (tmp_path / "asked.json").write_text(json.dumps(asked))
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); sys.stdin = open(sys.argv[2]); "
        "from longshore.run_time import main; main()"
    )
    lines = [json.loads(each) for each in run_python(code, str(textapp), str(tmp_path / "asked.json")).splitlines()]
    assert lines[0] == {"begun": 0}
    assert lines[1]["done"] == 0
    assert [each["rule"] for each in lines[1]["answers"]] == ["class-for-instance", "missing-member"]
    assert callable(main)
