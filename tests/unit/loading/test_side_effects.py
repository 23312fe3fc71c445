"""What a plugin does to the process while it is loaded is noticed, named, and put right where that is safe."""

from __future__ import annotations

import importlib
import logging
import os
import sys
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from longshore import CandidateError, DriverManager, ExtensionManager, ExtensionPoint, Failure, Watch
from tests.support import GREETER, NAMESPACE, Greeter, Site, run_python

PLUGIN = f"{GREETER}\nplugin = greeter\n"
POINT = ExtensionPoint(NAMESPACE, Greeter)
LIMIT = 1.0
"""Seconds after which a plugin is slow: so many that it has begun by then, on a busy machine as well."""


def effects(site: Site, source: str, watch: Watch | None = None) -> list[str]:
    """What is noticed of one healthy plugin."""
    site.plugin("odd", f"{source}\n{PLUGIN}")
    manager = ExtensionManager(POINT) if watch is None else ExtensionManager(POINT, watch=watch)
    assert manager["odd"].obj.greet("you") == "hello you"
    return [str(each) for each in manager["odd"].side_effects]


def test_a_plugin_that_does_nothing_has_none(site: Site) -> None:
    """The ordinary one."""
    assert effects(site, "") == []


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_a_stolen_stream_is_put_back(site: Site, name: str) -> None:
    """Whatever was put in its place."""
    before = getattr(sys, name)
    assert effects(site, f"import sys; sys.{name} = None") == [f"replaced sys.{name}; it was put back"]
    assert getattr(sys, name) is before


def test_a_muted_log_speaks_again(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """And the plugin is named in it."""
    assert effects(site, "import logging; logging.disable(logging.CRITICAL)") == [
        "called logging.disable(50); it was undone"
    ]
    assert logging.root.manager.disable == 0
    assert [each.getMessage() for each in caplog.records] == [
        f"loading {NAMESPACE}: 'odd' (module_of_odd:plugin) from odd-plugin 1.0 called logging.disable(50); it was undone"
    ]


@pytest.mark.parametrize(
    "source",
    [
        "logging.config.dictConfig({'version': 1, 'loggers': {name: {} for name in others}})",
        "logging.getLogger('longshore').setLevel(60)",
        "logging.getLogger('longshore').propagate = False",
        "logging.getLogger('longshore').addFilter(lambda record: False)",
    ],
)
def test_longshore_s_own_logger_speaks_again(site: Site, caplog: pytest.LogCaptureFixture, source: str) -> None:
    """Often an accident: a configuration of the log disables the loggers that it does not name."""
    others = "others = [name for name in logging.root.manager.loggerDict if name != 'longshore']"
    told = effects(site, f"import logging, logging.config\n{others}\n{source}")
    assert told[-1] == "changed the logger 'longshore'; it was put back"
    logger = logging.getLogger("longshore")
    assert (logger.disabled, logger.level, logger.propagate, logger.filters) == (False, 0, True, [])
    assert told[-1] in caplog.text


def test_a_process_without_a_log(site: Site) -> None:
    """There is none to be put right."""
    site.plugin("odd", f"import sys; sys.stdout = None\n{PLUGIN}")
    program = f"""
import sys
sys.path.insert(0, {str(site.path)!r})
from longshore.discovery import installed
from longshore.loading import Surroundings, load
[candidate] = installed.discover({NAMESPACE!r}).candidates
assert "logging" not in sys.modules
with Surroundings() as around:
    load(candidate)
print(*around.side_effects)
"""
    assert run_python(program, measured=True) == "replaced sys.stdout; it was put back\n"


def test_the_logger_may_be_made_meanwhile(site: Site) -> None:
    """By a plugin that loads plugins itself."""
    program = f"""
import logging, sys
sys.path.insert(0, {str(site.path)!r})
from longshore import ExtensionManager
print(ExtensionManager[object]({NAMESPACE!r})["odd"].side_effects)
"""
    site.plugin("odd", f"import logging; logging.getLogger('longshore').warning('hello')\n{PLUGIN}")
    assert run_python(program) == "()\n"


def test_handlers_that_were_removed_are_put_back(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """One that was added stays."""
    before = [*logging.root.handlers]
    try:
        source = "import logging\nlogging.root.handlers.clear()\nlogging.root.addHandler(logging.NullHandler())"
        assert effects(site, source) == ["removed handlers of the root logger; they were put back"]
        assert {*before} <= {*logging.root.handlers}
        assert len(logging.root.handlers) == len(before) + 1
    finally:
        logging.root.handlers[:] = before


def test_a_handler_more_is_no_matter(site: Site) -> None:
    """A library may log into a file of its own."""
    before = [*logging.root.handlers]
    try:
        assert effects(site, "import logging\nlogging.root.addHandler(logging.NullHandler())") == []
    finally:
        logging.root.handlers[:] = before


def test_the_working_folder_is_put_back(site: Site, tmp_path: Path) -> None:
    """As long as it exists."""
    before = os.getcwd()
    assert effects(site, "import os; os.chdir('/')") == ["changed the working folder to /; it was put back"]
    assert os.getcwd() == before


def test_a_working_folder_that_is_gone_is_told(site: Site, tmp_path: Path) -> None:
    """There is nothing to go back to."""
    folder = tmp_path / "gone"
    folder.mkdir()
    os.chdir(folder)
    source = f"import os; os.chdir('/'); os.rmdir({str(folder)!r})"
    assert effects(site, source) == ["changed the working folder to /; the former one is gone"]


def test_a_working_folder_that_was_deleted_is_told(site: Site, tmp_path: Path) -> None:
    """The plugin went elsewhere, and deleted that."""
    before = os.getcwd()
    folder = tmp_path / "new"
    source = f"import os; os.mkdir({str(folder)!r}); os.chdir({str(folder)!r}); os.rmdir({str(folder)!r})"
    assert effects(site, source) == ["changed the working folder to a folder that does not exist; it was put back"]
    assert os.getcwd() == before


def test_what_is_removed_from_the_path_is_put_back(site: Site) -> None:
    """In its order; what was added goes to the end then."""
    before = [*sys.path]
    source = "import sys; del sys.path[0]; sys.path.insert(0, '/added'); sys.path.append(3)"
    assert effects(site, source) == [
        f"removed {before[0]} from sys.path; it was put back",
        "added /added, int to sys.path; it was left there",
    ]
    assert sys.path == [*before, "/added", 3]


@pytest.mark.parametrize("what", ["del sys.path", "sys.path = None", "sys.path = 5"])
def test_a_path_that_is_no_list_is_put_back(site: Site, what: str) -> None:
    """The host could import nothing any more, and load no other plugin."""
    before = sys.path[:]
    [told] = effects(site, f"import sys\n{what}\n")
    assert told.startswith("removed ")
    assert told.endswith(" from sys.path; it was put back")
    assert sys.path == before


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_a_stream_that_is_deleted_is_put_back(site: Site, name: str) -> None:
    """As one that is replaced."""
    before = getattr(sys, name)
    assert effects(site, f"import sys\ndel sys.{name}\n") == [f"replaced sys.{name}; it was put back"]
    assert getattr(sys, name) is before


def test_what_is_added_to_the_path_stays(site: Site) -> None:
    """The plugin may need it; it is told."""
    assert effects(site, "import sys; sys.path.append('/added')") == ["added /added to sys.path; it was left there"]
    assert sys.path[-1] == "/added"


def test_the_order_of_the_path_is_put_back(site: Site) -> None:
    """The first of a name wins, so order is everything."""
    before = [*sys.path]
    assert effects(site, "import sys; sys.path.reverse()") == ["changed the order of sys.path; it was put back"]
    assert sys.path == before


def test_a_plugin_that_fails_is_told_as_well(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """In its outcome, in the log, in the notes of the error that a driver raises."""
    site.plugin("odd", "import sys; sys.path.append('/added')\nraise ValueError")
    manager = ExtensionManager(POINT)
    [failure] = manager.failures
    assert isinstance(failure, Failure)
    assert [each.kind for each in failure.side_effects] == ["import-path"]
    assert "added /added to sys.path" in caplog.records[-1].getMessage()
    with pytest.raises(CandidateError) as caught:
        DriverManager(POINT, "odd")
    assert caught.value.__notes__ == ["loading it added /added to sys.path; it was left there"]


def test_a_driver_is_told_as_well(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    """Whichever way it is asked for."""
    site.plugin("odd", f"import sys; sys.path.append('/added')\n{PLUGIN}")
    POINT.driver("odd")
    del sys.modules["module_of_odd"]
    DriverManager(POINT, "odd")
    assert ["/added" in each.getMessage() for each in caplog.records] == [True, True]


def test_a_watch_records_output_and_passes_it_on(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    """What another thread writes is not the plugin's."""
    source = """
import sys, threading
print("to", "out")
assert not sys.stderr.isatty() and sys.stderr.encoding
sys.stderr.write("to err")
other = threading.Thread(target=lambda: sys.stdout.write("other thread"))
other.start()
other.join()
"""
    before = sys.stdout, sys.stderr, warnings.showwarning
    assert effects(site, source, Watch()) == ["wrote to sys.stdout: 'to out\\n'", "wrote to sys.stderr: 'to err'"]
    assert (sys.stdout, sys.stderr, warnings.showwarning) == before
    assert capsys.readouterr() == ("to out\nother thread", "to err")


def test_a_watch_keeps_the_beginning_of_much_output(site: Site) -> None:
    """And puts a stolen stream back first."""
    [stolen, output] = effects(site, "import sys\nfor _ in range(999): print('much')\nsys.stdout = None", Watch())
    assert stolen == "replaced sys.stdout; it was put back"
    assert output == f"wrote to sys.stdout: {('much' + chr(10)) * 200!r}"


def test_a_watch_without_a_stream(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program without a console has none; printing goes nowhere."""
    monkeypatch.setattr(sys, "stdout", None)
    assert effects(site, "import sys; sys.stdout.write('a')", Watch()) == ["wrote to sys.stdout: 'a'"]
    assert sys.stdout is None


def test_a_watch_names_warnings(site: Site, recwarn: pytest.WarningsRecorder) -> None:
    """With their places; they are shown as before."""
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        shown: list[str] = []
        warnings.showwarning = lambda message, *_: shown.append(str(message))
        told = effects(site, "import warnings\nwarnings.warn('old', DeprecationWarning)", Watch())
    assert told == [f"warned at {site.path / 'module_of_odd.py'}:2: DeprecationWarning: old"]
    assert shown == ["old"]


def test_a_watch_may_leave_output_alone(site: Site) -> None:
    """Only the time is asked for then."""
    assert effects(site, "import sys; print(type(sys.stdout).__name__)", Watch(60, output=False)) == []


@pytest.fixture
def told_slow() -> Iterator[SimpleNamespace]:
    """Events for plugins: ``begun`` is theirs to set, ``reached`` is set when the log has named a slow one."""
    events = SimpleNamespace(begun=threading.Event(), reached=threading.Event())
    handler = logging.Handler()
    handler.emit = lambda each: events.reached.set() if "has been loading" in each.getMessage() else None  # type: ignore[method-assign]
    logging.getLogger("longshore").addHandler(handler)
    sys.modules["module_of_events"] = events  # type: ignore[assignment]
    yield events
    logging.getLogger("longshore").removeHandler(handler)
    del sys.modules["module_of_events"]


def slow_text(caplog: pytest.LogCaptureFixture) -> str:
    """The one record about a slow plugin."""
    [slow] = [each.getMessage() for each in caplog.records if "has been" in each.getMessage()]
    assert slow.startswith(f"{NAMESPACE}: 'odd' (module_of_odd:plugin) from odd-plugin 1.0 has been loading for ")
    assert float(slow.partition(" loading for ")[2].partition(" s, ")[0]) >= LIMIT
    return slow


def test_a_plugin_that_takes_long_is_named_while_it_does(
    site: Site, caplog: pytest.LogCaptureFixture, told_slow: SimpleNamespace
) -> None:
    """With the line that it is at."""
    told = effects(site, "import module_of_events\nassert module_of_events.reached.wait(60)", Watch(LIMIT))
    assert told[-1].startswith("took ")
    assert f"s, now at {threading.__file__}:" in slow_text(caplog)


def test_a_plugin_that_waits_for_an_import_is_named_with_its_own_line(
    site: Site, caplog: pytest.LogCaptureFixture, told_slow: SimpleNamespace
) -> None:
    """Not with one of the import system."""
    source = "import module_of_events as events\nevents.begun.set()\nassert events.reached.wait(60)\n"
    (site.path / "module_of_waited.py").write_text(source)
    importlib.invalidate_caches()
    other = threading.Thread(target=importlib.import_module, args=["module_of_waited"])
    other.start()
    assert told_slow.begun.wait(60)
    assert effects(site, "import module_of_waited", Watch(LIMIT))[-1].startswith("took ")
    other.join()
    assert slow_text(caplog).endswith(f"s, now at {site.path / 'module_of_odd.py'}:1")


@pytest.mark.parametrize("limit", [1e300, float("inf"), float("nan")])
def test_a_limit_that_no_clock_reaches(site: Site, limit: float) -> None:
    """Nothing is told, and nothing is raised in the thread that waits for it."""
    assert effects(site, "import time\ntime.sleep(0.1)\n", Watch(limit)) == []


def test_a_watch_names_what_is_odd(site: Site) -> None:
    """Who the plugin is."""
    second = site.plugin("other", PLUGIN)
    assert second.exists()
    site.install("twin", f"[{NAMESPACE}]\nOdd = json:dumps\n")
    [odd] = effects(site, "", Watch())
    assert odd == "showed this: twin 1.0 has a plugin whose name looks alike, 'Odd' [look-alike]"
