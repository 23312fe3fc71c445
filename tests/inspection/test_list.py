"""``longshore list``: one outcome for every plugin, whatever it does to the process that loads it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import longshore.cli
from longshore.inspection import inspected, surveyed
from longshore.inspection.process import place_in
from longshore.verification.errors import EnvironmentUnusable
from tests.inspection.support import DEMANDING, GREETER, NAMESPACE, POINT, SOURCE, Place
from tests.inspection.worlds import Environment

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "_static" / "inspection.schema.json").read_text("utf-8"))
SICK = {
    "raises": ("raise ValueError('no licence')", "import-failed"),
    "needs": ("import a_module_that_nobody_has", "import-failed"),
    "lacks": ("greetr = 1", "attribute-not-found"),
    "rude": ("class G:\n    def greet(self) -> int: ...\ngreeter = G()", "does-not-conform"),
    "quits": ("import sys; sys.exit(4)", "exited"),
    "leaves": ("import os\n\nos._exit(7)", "exited"),
    "killed": ("import os, signal\nos.kill(os.getpid(), signal.SIGTERM)", "exited"),
    "crashes": ("import ctypes\nctypes.string_at(0)", "exited"),
    "sleeps": ("import time\n\ntime.sleep(600)", "hung"),
    "reads": ("input()", "import-failed"),
    "forks": (f"import os\nos.fork()\n{GREETER}", "loaded"),
    "threads": (
        f"import threading, time\nthreading.Thread(target=time.sleep, args=[900]).start()\n{GREETER}",
        "loaded",
    ),
    "prints": (f"import os\nprint('{{\"done\": 0}}', flush=True)\nos.write(1, b'no json')\n{GREETER}", "loaded"),
}


def plugins(told: dict[str, object]) -> dict[str, dict[str, object]]:
    """The plugins of an answer, by name."""
    found = told["plugins"]
    assert isinstance(found, list)
    return {each["name"]: each for each in found}


def test_every_plugin_has_an_outcome_whatever_it_does(place: Place) -> None:
    for name, (source, _) in SICK.items():
        place.greeter(name, source)
    place.greeter("zuletzt")

    told = place.listed("--limit", "5", code=1)

    assert [each.message for each in Draft202012Validator(SCHEMA).iter_errors(told)] == []
    found = plugins(told)
    assert {name: each["status"] for name, each in found.items()} == {
        "good": "loaded",
        "zuletzt": "loaded",
        **{name: status for name, (_, status) in SICK.items()},
    }
    leaves = str(found["leaves"]["reason"])
    assert f"{NAMESPACE}: 'leaves' (module_of_leaves:greeter) from leaves-dist 1.0" in leaves
    assert "exit status 7" in leaves
    assert found["leaves"]["traceback"] == [f"{place.path}/module_of_leaves.py:3"]
    assert "signal SIGTERM" in str(found["killed"]["reason"])
    assert "signal SIGSEGV" in str(found["crashes"]["reason"])
    assert f"{place.path}/module_of_crashes.py:2" in str(found["crashes"]["reason"])
    assert f"no answer within 5 s (at {place.path}/module_of_sleeps.py:3)" in str(found["sleeps"]["reason"])
    assert "ValueError: no licence" in str(found["raises"]["reason"])
    assert found["raises"]["traceback"] == [
        f"{place.path}/module_of_raises.py:1 in <module>: raise ValueError('no licence')"
    ]
    assert found["needs"]["missing"] == "a_module_that_nobody_has"
    assert found["rude"]["findings"]
    assert found["rude"]["api"] == "Greeter"
    assert "output" in {each["code"] for each in found["prints"]["side_effects"]}  # type: ignore[attr-defined]
    assert "python-path" in {each["code"] for each in found["good"]["traits"]}  # type: ignore[attr-defined]


DECLARING = {
    "polite": ('{"meta": {"language": "en"}, "versions": "<2"}', "loaded"),
    "mute": ('{"meta": {}}', "invalid-declaration"),
    "old": ('{"meta": {"language": "en"}, "versions": "<1"}', "wrong-api-version"),
}


def test_what_plugins_declare_is_compared_with_what_the_host_asks(place: Place) -> None:
    """And told; the namespace with the declarations has no plugins."""
    (place.path / "textapp_host.py").write_text(DEMANDING)
    for name, (literal, _) in DECLARING.items():
        place.declaring(name, literal)
    broken = f"[longshore.declarations.{NAMESPACE}]\nbroken = \n"
    place.install("broken", broken)

    told = place.listed(code=1)

    assert [each.message for each in Draft202012Validator(SCHEMA).iter_errors(told)] == []
    found = plugins(told)
    assert {name: found[name]["status"] for name in DECLARING} == {name: each for name, (_, each) in DECLARING.items()}
    assert found["good"]["status"] == "invalid-declaration"
    assert (found["polite"]["api_version"], found["polite"]["meta"]) == ("1.4", "{'language': 'en'}")
    assert (found["old"]["api_version"], found["old"]["meta"]) == ("", "")
    assert "lacks 'language': str" in str(found["mute"]["reason"])
    assert f"{place.path}/declared_by_mute.py:1" in str(found["mute"]["reason"])
    assert not [each for each in told["known"] if each.startswith("longshore.declarations")]  # type: ignore[attr-defined]
    assert [each["line"] for each in told["problems"]] == [2]  # type: ignore[attr-defined]
    place.run("report", "--html", "report.html")
    page = (place.path / "report.html").read_text("utf-8")
    assert "<p>Written for version: 1.4</p>" in page
    assert "<p>Declares: <code>{&#x27;language&#x27;: &#x27;en&#x27;}</code></p>" in page
    story = place.run("why", NAMESPACE, "polite").stdout.splitlines()
    assert "  written for version: 1.4" in story
    assert "  declares: {'language': 'en'}" in story


def test_a_host_that_asks_for_what_can_not_be_costs_only_the_comparison(place: Place) -> None:
    """Of a version that is none."""
    (place.path / "textapp_host.py").write_text(DEMANDING.replace("2.1", "two"))
    found = plugins(place.listed(code=0))["good"]
    assert found["status"] == "loaded"
    told = "can't be loaded: ValueError: the extension point 'textapp.greeters': an offered API version is not one"
    assert told in str(found["api"])


def test_what_is_declared_counts_where_no_host_publishes_anything(place: Place) -> None:
    """A manager reads it for the order."""
    place.install(
        "quiet",
        "[a.b]\nquiet = quiet\n[longshore.declarations.a.b]\nquiet = quiet:about\n",
        modules={"quiet": "about = 1\n"},
    )
    assert plugins(place.listed("a.b", code=1))["quiet"]["status"] == "invalid-declaration"


@pytest.mark.parametrize("options", [(), ("--static",)])
def test_an_order_that_goes_in_a_circle_is_odd(place: Place, options: Sequence[str]) -> None:
    """Of those that are in it; each begins with itself."""
    place.declaring("shout", '{"before": ["whisper"]}')
    place.declaring("whisper", '{"before": ["shout"]}')
    found = plugins(place.listed(*options, code=0))
    told = {
        name: [each["text"] for each in found[name]["traits"] if each["code"] == "order-cycle"]
        for name in ("good", "shout", "whisper")
    }
    circle = "what plugins declare of their order goes in a circle: "
    assert told == {
        "good": [],
        "shout": [f"{circle}'shout' before 'whisper' before 'shout'"],
        "whisper": [f"{circle}'whisper' before 'shout' before 'whisper'"],
    }


def test_table(place: Place) -> None:
    place.greeter("sick", "raise ValueError")
    done = place.run("list")
    assert done.returncode == 1
    head, _, *rows = done.stdout.splitlines()
    assert head.split() == ["namespace", "name", "target", "distribution", "editable", "ms", "outcome"]
    assert [[*each.split()[:5], each.split()[-2]] for each in rows[:2]] == [
        [NAMESPACE, "good", "module_of_good:greeter", "good-dist", "1.0", "loaded"],
        [NAMESPACE, "sick", "module_of_sick:greeter", "sick-dist", "1.0", "import-failed"],
    ]
    assert "longshore why NAMESPACE NAME" in done.stdout


def test_static_imports_nothing(place: Place) -> None:
    place.greeter("leaves", SICK["leaves"][0])
    place.greeter("off", "raise SystemError")
    (place.path / "textapp_host.py").write_text("raise SystemError")
    told = place.listed("--static", code=0, settings={"LONGSHORE_PLUGINS": f"deny {NAMESPACE}:off"})
    assert {name: each["status"] for name, each in plugins(told).items()} == {
        "good": "not-loaded",
        "leaves": "not-loaded",
        "off": "refused",
    }
    done = place.run("list", "--static")
    assert done.returncode == 0
    assert "not-loaded" in done.stdout


def test_a_policy_is_in_force(place: Place) -> None:
    place.greeter("off", "raise SystemError")
    told = place.listed(code=0, settings={"LONGSHORE_PLUGINS": f"deny {NAMESPACE}:off"})
    assert plugins(told)["off"]["status"] == "refused"
    assert f"deny {NAMESPACE}:off" in str(plugins(told)["off"]["reason"])


def test_a_host_that_is_refused_is_not_imported(place: Place) -> None:
    (place.path / "textapp_host.py").write_text("raise SystemError")
    told = place.listed(code=0, settings={"LONGSHORE_PLUGINS": "allow * from good-dist; deny *"})
    assert plugins(told)["good"]["status"] == "loaded"
    assert "was not loaded" in str(plugins(told)["good"]["api"])
    assert "not-compared" in str(plugins(told)["good"]["findings"])


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("raise ValueError('no host')", "can't be loaded: ValueError: no host"),
        ("import os; os._exit(5)", "ended the process: exit status 5"),
        ("greeters = 3", "can't be compared with anything"),
    ],
)
def test_a_host_whose_api_fails_costs_only_the_comparison(place: Place, source: str, said: str) -> None:
    (place.path / "textapp_host.py").write_text(source)
    told = place.listed(code=0)
    assert plugins(told)["good"]["status"] == "loaded"
    assert said in str(plugins(told)["good"]["api"])
    assert "not-compared" in str(plugins(told)["good"]["findings"])


def test_an_interrupt_while_a_host_is_imported_ends_the_command_with_its_reason(place: Place) -> None:
    (place.path / "textapp_host.py").write_text("raise KeyboardInterrupt")
    told = place.listed(code=0)
    assert "ended the process" in str(plugins(told)["good"]["api"])


def test_what_is_hidden_and_what_can_not_be_read_is_told(place: Place, tmp_path: Path) -> None:
    first = Place(tmp_path / "first")
    first.install("good-dist", "[other]\n", version="2.0")
    place.install("bad", f"[{NAMESPACE}]\nno equals sign\n")
    done = place.run("list", "--format", "json", path=str(first.path))
    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert plugins(told)["good"]["status"] == "shadowed"
    assert plugins(told)["good"]["by"] == ["good-dist 2.0"]
    [problem] = told["problems"]
    assert problem["line"] == 2
    assert "has no '='" in place.run("list").stdout


def test_namespaces_and_all(place: Place) -> None:
    place.install("other", "[other.ns]\nx = json:loads\ny = json:nothing\n")
    assert set(plugins(place.listed(code=0))) == {"good"}
    told = place.listed("other.ns", code=1)
    assert set(plugins(told)) == {"x", "y"}
    assert "compared with nothing" in str(plugins(told)["x"]["api"])
    every = place.run("list", "--static", "--all")
    assert {NAMESPACE, "other.ns", "longshore.points"} <= {
        each.split()[0] for each in every.stdout.splitlines() if each
    }


def test_a_namespace_that_nothing_is_installed_for(place: Place) -> None:
    done = place.run("list", "textapp.greters")
    assert done.returncode == 1
    assert done.stderr == (
        "longshore list: nothing that is installed has plugins for 'textapp.greters'; did you mean 'textapp.greeters'?\n"
    )
    assert done.stdout.strip() == "There are no plugins."
    assert "did you mean" not in place.run("list", "zzz").stderr


def test_no_host_publishes_an_api(tmp_path: Path) -> None:
    done = Place(tmp_path / "empty").run("list")
    assert done.returncode == 0
    assert "name a NAMESPACE, or say --all" in done.stdout


def test_editable(place: Place, tmp_path: Path) -> None:
    info = place.greeter("mine")
    for name, text in {
        "direct": json.dumps({"url": f"file://{tmp_path}/my%20project", "dir_info": {"editable": True}}),
        "wheel": json.dumps({"url": "https://example.org/x.whl", "archive_info": {}}),
        "web": json.dumps({"url": "https://example.org/x", "dir_info": {"editable": True}}),
        "broken": "{",
        "list": "[]",
    }.items():
        (info / "direct_url.json").write_text(text)
        found = plugins(place.listed("--static", code=0))["mine"]
        assert found["editable"] == (f"{tmp_path}/my project" if name == "direct" else ""), name


def test_another_interpreter(place: Place, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "venv")], check=True)
    [packages] = (tmp_path / "venv").glob("lib/python*/site-packages")
    there = Place(packages)
    there.host()
    there.greeter("there")
    environment = {"PYTHONPATH": str(place.path)}
    done = place.run("list", "--python", str(tmp_path / "venv"))
    assert done.returncode == 0, done.stderr
    assert {"good", "there"} <= {each.split()[1] for each in done.stdout.splitlines()[2:] if each.startswith("  t")}
    environment = {name: each for name, each in os.environ.items() if name != "PYTHONPATH"}
    (tmp_path / "venv" / "bin" / "python").unlink()
    (tmp_path / "venv" / "bin" / "python").symlink_to("/bin/false")
    assert environment
    failed = place.run("list", "--python", str(tmp_path / "venv"))
    assert failed.returncode == 2
    assert failed.stderr.startswith("longshore list: ")


def test_where_there_is_no_more_to_know_nothing_says_so(tmp_path: Path) -> None:
    made = Environment(tmp_path)
    made.site.greeter("plain")
    done = made.site.run("list", "--python", str(made.venv), settings={"PYTHONPATH": str(SOURCE)}, cwd=made.here)
    assert done.returncode == 0
    assert "module_of_plain:greeter" in done.stdout
    assert "*" not in done.stdout


def test_an_interpreter_without_longshore(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    python = tmp_path / "python"
    python.write_text(f'#!/bin/sh\nunset PYTHONPATH\nexec {sys.executable} -I -S "$@"\n')
    python.chmod(0o755)
    assert longshore.cli.main(["list", "--python", str(python)]) == 2
    assert "No module named 'longshore'" in capsys.readouterr().err


@pytest.mark.parametrize("seconds", ["0", "-1", "x", "1e9"])
def test_a_limit_that_means_nothing(seconds: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        longshore.cli.main(["list", "--limit", seconds])
    assert stop.value.code == 2
    assert "--limit" in capsys.readouterr().err


def test_a_finder_that_ends_the_process_is_told(place: Place) -> None:
    (place.path / "usercustomize.py").write_text("import os, sys\nif 'child' in sys.orig_argv[-2]: os._exit(9)\n")
    (place.path / "sitecustomize.py").write_text((place.path / "usercustomize.py").read_text())
    done = place.run("list")
    assert done.returncode == 2
    assert "exit status 9" in done.stderr


FORGERIES = {
    "an end": '{"ended": true, "process": PID}',
    "a done": '{"done": 7, "plugin": {"status": "loaded"}, "process": PID}',
    "a plugin": '{"done": 0, "plugin": {"name": "forged", "milliseconds": "x"}, "process": PID}',
    "a list": "[1]",
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_plugin_that_finds_the_way_back_forges_its_own_outcome_at_most(place: Place, forgery: str) -> None:
    """The process is its own, and so is what that says; the others are loaded nevertheless."""
    text = FORGERIES[forgery]
    place.greeter(
        "a_forger",
        f"import os\nfor each in range(3, 30):\n    try:\n        if os.readlink(f'/proc/self/fd/{{each}}').startswith('pipe'):\n"
        f"            os.write(each, '{text}'.replace('PID', str(os.getpid())).encode() + b'\\n')\n    except OSError: pass\n"
        f"{GREETER}",
    )
    place.greeter("z_other")
    done = place.run("list", "--format", "json")
    found = json.loads(done.stdout)["plugins"]
    assert {"good", "z_other"} <= {each["name"] for each in found if each["status"] == "loaded"}
    assert len(found) == 3


def test_a_plugin_that_closes_the_way_back_is_told(place: Place) -> None:
    place.greeter("closer", f"import os, time\nos.closerange(3, 60)\n{GREETER}")
    place.greeter("z_closer", f"import os, time\nos.closerange(3, 60)\ntime.sleep(600)\n{GREETER}")
    place.greeter(
        "stubborn",
        "import faulthandler, os, time\nfaulthandler.cancel_dump_traceback_later()\nos.closerange(3, 60)\ntime.sleep(600)\n",
    )
    told = place.listed("--limit", "5", code=1)
    assert {name: each["status"] for name, each in plugins(told).items()} == {
        "good": "loaded",
        "stubborn": "hung",
        "closer": "exited",
        "z_closer": "exited",
    }


def test_a_plugin_that_stops_its_own_watchdog_is_ended_all_the_same(place: Place) -> None:
    place.greeter("stubborn", "import faulthandler, time\nfaulthandler.cancel_dump_traceback_later()\ntime.sleep(600)")
    told = place.listed("--limit", "5", code=1)
    assert plugins(told)["stubborn"]["status"] == "hung"


def test_a_forked_process_that_lives_on_does_not_keep_the_command(place: Place) -> None:
    source = "import os, time\nif os.fork() == 0:\n    time.sleep(20)\nelse:\n    os.kill(os.getpid(), 9)\n"
    place.greeter("parent", source)
    assert plugins(place.listed("--limit", "15", code=1))["parent"]["status"] == "exited"


def test_what_is_used_as_a_function() -> None:
    found = surveyed(sys.executable, ["longshore.no_such"])
    assert inspected(found).plugins == ()
    with pytest.raises(EnvironmentUnusable, match="No such file"):
        surveyed("/nothing")


def test_a_trace_that_tells_no_place() -> None:
    assert place_in("Fatal Python error\n\nCurrent thread 0x1 (most recent call first):\n  <no Python frame>\n") == ""
    frames = '  File "<frozen importlib>", line 3 in x\n  File "/a/longshore/inspection/trying.py", line 3 in tried\n'
    assert place_in(f'Thread 0x1:\n  File "/b.py", line 1 in x\n\nThread 0x2:\n{frames}') == ""


def test_strange_path_entries_are_told_in_json(place: Place, tmp_path: Path) -> None:
    file = tmp_path / "not.zip"
    file.write_text("x")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    locked = tmp_path / "missing"
    done = place.run("list", "--format", "json", path=f"{file}{os.pathsep}{locked}{os.pathsep}{pipe}")
    places = {each["place"]: each["had"] for each in json.loads(done.stdout)["places"]}
    assert places[str(file)] == "a file, read as a zip file"
    assert places[str(pipe)] == "can't be read: Not a directory"
    assert places[str(locked)] == "does not exist"
    assert places[str(place.path)] == "2 distributions, 1 of them in question: good"


def test_a_traceback_has_the_plugin_s_own_places_and_the_last_one(place: Place) -> None:
    place.greeter("sick", "import helper_one")
    (place.path / "helper_one.py").write_text("import helper_two")
    (place.path / "helper_two.py").write_text("raise ValueError")
    assert plugins(place.listed(code=1))["sick"]["traceback"] == [
        f"{place.path}/helper_two.py:1 in <module>: raise ValueError",
        f"{place.path}/module_of_sick.py:1 in <module>: import helper_one",
    ]


def test_a_second_host_of_one_namespace_is_not_asked(place: Place) -> None:
    place.install("usurper", POINT.replace("textapp_host", "usurper"))
    done = place.run("list", "--format", "json")
    told = json.loads(done.stdout)
    assert [each["host"] for each in told["apis"]] == ["textapp 3.0"] or told["apis"][0]["host"] == "usurper 1.0"
    assert len(told["apis"]) == 1
