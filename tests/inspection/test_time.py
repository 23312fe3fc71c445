"""``longshore time``: each plugin pays for itself, and not for another one."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from tests.inspection.support import GREETER, NAMESPACE, Place

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "_static" / "times.schema.json").read_text("utf-8"))
HEAVY = "import time\ntime.sleep(0.05)\n"


def times(place: Place, *arguments: str, code: int = 0) -> dict[str, dict[str, object]]:
    """What it tells, by name."""
    done = place.run("time", "--format", "json", *arguments)
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    told = json.loads(done.stdout)
    assert [each.message for each in Draft202012Validator(SCHEMA).iter_errors(told)] == []
    return {each["name"]: each for each in told["plugins"]}


def test_each_plugin_pays_for_what_it_drags_in(place: Place) -> None:
    (place.path / "heavy").mkdir()
    (place.path / "heavy" / "__init__.py").write_text(f"{HEAVY}import heavy.part\n")
    (place.path / "heavy" / "part.py").write_text(HEAVY)
    place.greeter("one", f"import heavy\nimport textapp_host\nimport json, longshore\n{GREETER}")
    place.greeter("two", f"import heavy\nprint('import time: nothing')\n{GREETER}")

    told = times(place)

    assert list(told)[-1] == "good"
    for name in ("one", "two"):
        [heavy] = [each for each in told[name]["heavy"] if each["name"] == "heavy"]  # type: ignore[attr-defined]
        assert heavy["modules"] == 2
        assert heavy["milliseconds"] >= 90
        assert heavy["cumulative"] >= 90
        names = {each["name"] for each in told[name]["heavy"]}  # type: ignore[attr-defined]
        assert not names & {f"module_of_{name}", "longshore", "textapp_host", "json"}
    assert told["good"]["heavy"] == []


def test_threshold(place: Place) -> None:
    (place.path / "heavy.py").write_text(HEAVY)
    place.greeter("one", f"import heavy\n{GREETER}")
    assert times(place, "--threshold", "10000")["one"]["heavy"] == []


def test_table_and_failures(place: Place) -> None:
    place.greeter("leaves", "import os; os._exit(3)")
    done = place.run("time")
    assert done.returncode == 1
    head, _, *rows = done.stdout.splitlines()
    assert head.split() == ["ms", "namespace", "name", "distribution", "drags", "in", "outcome"]
    assert [each.split()[1:5] for each in rows if each] == [
        [NAMESPACE, "good", "good-dist", "1.0"],
        [NAMESPACE, "leaves", "leaves-dist", "1.0"],
    ]
    assert times(place, code=1)["leaves"]["status"] == "exited"


def test_a_host_that_ends_the_process_is_not_the_plugin_s_fault(place: Place) -> None:
    (place.path / "textapp_host.py").write_text("import os; os._exit(3)")
    assert times(place)["good"]["status"] == "loaded"


def test_what_is_refused_is_not_imported_and_nothing_is_no_table(place: Place) -> None:
    done = place.run("time", settings={"LONGSHORE_PLUGINS": "deny *"})
    assert (done.returncode, done.stdout.strip()) == (0, "There are no plugins.")
    done = place.run("time", "no.such")
    assert done.returncode == 1
    assert "nothing that is installed" in done.stderr
    assert place.run("time", "--python", "/nothing").returncode == 2
