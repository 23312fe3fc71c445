"""Lazy managers: the same collection without an import, until an object is asked for."""

from __future__ import annotations

import contextlib
import gc
import logging
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Protocol

import pytest

from longshore import (
    AttributeNotFound,
    CallErrors,
    DispatchExtensionManager,
    DoesNotConform,
    DriverManager,
    EnabledExtensionManager,
    Extension,
    ExtensionManager,
    ExtensionPoint,
    Failure,
    HookManager,
    ImportFailed,
    NamedExtensionManager,
    NameDispatchExtensionManager,
    NoMatches,
    Observer,
    PluginError,
    Rules,
    UnknownName,
)
from longshore.testing import installed_plugin


class Reader(Protocol):
    """The API."""

    def read(self, count: int) -> str: ...


class Closable(Protocol):
    """Another."""

    def close(self) -> str: ...


class Factory(Protocol):
    """The API of what makes them."""

    def __call__(self, size: int = 1) -> Reader: ...


readers = ExtensionPoint("tests.lazy", Reader)
factories = ExtensionPoint("tests.lazy.factories", Factory)
GOOD = """
import time
made = []
class Reader:
    def __init__(self, size: int = 1) -> None:
        time.sleep(0.02); made.append(size); self.size = size
    def read(self, count: int) -> str: return __name__ * count * self.size
    def close(self) -> str: return "closed"
reader = Reader()
"""
MODULES = {
    "acmelazy_good.py": GOOD,
    "acmelazy_other.py": GOOD.replace("close", "shut"),
    "acmelazy_wrong.py": "class Wrong:\n def read(self) -> str: return ''\nreader = Wrong()\n",
    "acmelazy_broken.py": "raise ValueError('broken')\n",
    "acmelazy_loud.py": "import os, sys\nsys.path.append('/loud')\n" + GOOD,
    "acmelazy_mypyless.py": "class Reader:\n def read(self, other: int) -> str: return ''\nreader = Reader()\n",
    "acmelazy_self.py": "import holder\nreader = holder.manager['self'].obj\n",
}
NAMES = ["good", "other", "wrong", "broken", "gone"]


@pytest.fixture(autouse=True)
def installed() -> Iterator[None]:
    """The plugins; two that work."""
    entry_points = {
        "tests.lazy": {name: f"acmelazy_{name}:reader" for name in NAMES[:4]} | {"gone": "acmelazy_good:gone"},
        "tests.lazy.factories": {"good": "acmelazy_good:Reader", "other": "acmelazy_other:Reader"},
        "tests.lazy.loud": {"loud": "acmelazy_loud:reader"},
        "tests.lazy.questionable": {"renamed": "acmelazy_mypyless:reader"},
        "tests.lazy.self": {"self": "acmelazy_self:reader"},
    }
    with installed_plugin(entry_points, name="lazy", modules=MODULES):
        yield


def imported() -> set[str]:
    """The plugins' modules that are imported."""
    return {name.removeprefix("acmelazy_") for name in sys.modules if name.startswith("acmelazy_")}


def test_a_acmelazy_manager_is_a_collection_of_what_is_not_imported() -> None:
    """Listed, looked up, told of."""
    manager = ExtensionManager(readers, lazy=True)
    assert manager.names() == NAMES
    assert (len(manager), "wrong" in manager, manager["good"].name, manager.failures) == (5, True, "good", ())
    assert [str(each.distribution) for each in manager] == ["lazy 1.0"] * 5
    assert [name for name, _ in manager.items()] == NAMES
    assert [each.status for each in manager.outcomes] == ["not-loaded"] * 5
    assert repr(manager) == f"<ExtensionManager 'tests.lazy': {NAMES}, 0 failures>"
    assert repr(manager["good"]) == "<Extension 'good': acmelazy_good:reader from lazy 1.0>"
    assert imported() == set()
    with pytest.raises(AttributeError, match="'LazyExtension' object has no attribute 'colour'"):
        manager["good"].colour  # noqa: B018
    assert imported() == set()


def test_an_object_loads_and_checks_once_when_it_is_asked_for() -> None:
    """Then it is as any extension."""
    extension = ExtensionManager(readers, lazy=True)["good"]
    assert extension.obj.read(1) == "acmelazy_good"
    assert (imported(), extension.status, extension.report.conforms) == ({"good"}, "loaded", True)
    assert extension.obj is extension.plugin
    assert extension.seconds > 0
    assert extension.side_effects == ()
    assert sys.modules["acmelazy_good"].made == [1]


@pytest.mark.parametrize(
    ("name", "error"), [("wrong", DoesNotConform), ("broken", ImportFailed), ("gone", AttributeNotFound)]
)
def test_what_fails_raises_and_moves_to_the_failures(name, error, caplog) -> None:
    """Each time it is asked for; it is not tried again, and not logged, since it is raised."""
    manager = ExtensionManager(readers, lazy=True)
    extension = manager[name]
    for _ in range(2):
        with pytest.raises(error) as caught:
            extension.obj  # noqa: B018
    (failure,) = manager.failures
    assert isinstance(failure, Failure)
    assert str(failure) == str(caught.value)
    assert extension.status == failure.status
    assert name not in manager
    assert caplog.records == []
    with pytest.raises(UnknownName, match="was accepted\n"):
        manager[name]
    outcomes = {each.candidate.name: each.status for each in manager.outcomes}
    assert outcomes == {**dict.fromkeys(NAMES, "not-loaded"), name: failure.status}


@pytest.mark.parametrize(
    "call",
    [
        lambda manager: manager.call(Reader.read, 1),
        lambda manager: manager.map(lambda each: each.obj.read(1)),
        lambda manager: manager.map_method("read", 1),
        lambda manager: [each.value for each in manager.outcomes(Reader.read, 1)],
        lambda manager: manager.using(errors="first").call(Reader.read, 1),
    ],
)
def test_a_call_loads_all_and_leaves_out_what_fails(call, caplog) -> None:
    """As if it had been loaded before; failures are logged."""
    manager = ExtensionManager(readers, lazy=True)
    assert call(manager) == ["acmelazy_good", "acmelazy_other"]
    assert call(manager) == ["acmelazy_good", "acmelazy_other"]
    view = manager.using()
    assert view.call(Reader.read, 1) == ["acmelazy_good", "acmelazy_other"]
    assert (manager.names(), len(manager.failures)) == (["good", "other"], 3)
    assert len(caplog.records) == 3
    assert manager.first(Reader.read, 1) == "acmelazy_good"
    assert manager.having(Closable).call(Closable.close) == ["closed"]


def test_a_failure_in_between_is_seen_by_the_next_call() -> None:
    """Also when another asks, through a view that was made before."""
    manager = ExtensionManager(readers, lazy=True)
    view = manager.using()
    with pytest.raises(PluginError):
        manager["broken"].obj  # noqa: B018
    assert view.names() == manager.names() == ["good", "other", "wrong", "gone"]
    assert view.failures == manager.failures
    assert [each.status for each in view.failures if isinstance(each, Failure)] == ["import-failed"]
    other = manager.using(errors="log")
    manager.call(Reader.read, 1)
    assert [each.name for each in other.outcomes(Reader.read, 1)] == ["good", "other"]
    assert view.call(Reader.read, 1) == ["acmelazy_good", "acmelazy_other"]
    assert view.names() == manager.names() == ["good", "other"]


def test_thirty_two_threads_import_and_construct_once() -> None:
    """All get the same."""
    extension = ExtensionManager.invoked(factories, size=2)["good"]
    assert extension.obj.read(1)
    del sys.modules["acmelazy_good"]
    manager = ExtensionManager(factories.invoked(size=3), lazy=True)
    barrier = threading.Barrier(32)
    found: list[object] = []

    def ask() -> None:
        barrier.wait()
        found.append(manager["good"].obj)

    threads = [threading.Thread(target=ask) for _ in range(32)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(found) == 32
    assert len({id(each) for each in found}) == 1
    assert sys.modules["acmelazy_good"].made == [1, 3]


def test_thirty_two_threads_meet_one_failure() -> None:
    """And it is there once."""
    manager = ExtensionManager(readers, lazy=True)
    extension = manager["broken"]
    barrier = threading.Barrier(32)
    errors: list[Exception] = []

    def ask() -> None:
        barrier.wait()
        try:
            extension.obj  # noqa: B018
        except ImportFailed as error:
            errors.append(error)

    threads = [threading.Thread(target=ask) for _ in range(32)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(errors) == 32
    assert len(manager.failures) == 1


def test_a_plugin_that_asks_for_itself_is_told() -> None:
    """Rather than waited for."""
    holder = type(sys)("holder")
    sys.modules["holder"] = holder
    try:
        holder.manager = manager = ExtensionManager[Reader]("tests.lazy.self", lazy=True)
        with pytest.raises(ImportFailed, match="is asked for while it is being loaded: its own module or factory asks"):
            manager["self"].obj  # noqa: B018
    finally:
        del sys.modules["holder"]


def test_a_acmelazy_driver_is_found_now_and_loaded_later() -> None:
    """A name that nobody has is still an error at once."""
    manager = DriverManager(readers, "good", lazy=True)
    assert (imported(), manager.names()) == (set(), ["good"])
    assert manager.driver.read(2) == "acmelazy_goodacmelazy_good"
    assert manager.driver is manager.driver
    assert manager(lambda each: each.obj.read(1)) == "acmelazy_good"
    with pytest.raises(NoMatches):
        DriverManager(readers, "goof", lazy=True)
    with pytest.raises(AttributeError, match="'DriverManager' object has no attribute 'colour'"):
        manager.colour  # noqa: B018


def test_a_acmelazy_driver_that_fails_says_so_each_time(caplog) -> None:
    """To the host's callback as well, once."""
    told: list[tuple[str, str]] = []
    manager = DriverManager(
        readers,
        "broken",
        on_load_failure_callback=lambda _, entry_point, error: told.append((entry_point.name, str(error))),
        lazy=True,
    )
    assert told == []
    for _ in range(2):
        with pytest.raises(ImportFailed):
            manager.driver  # noqa: B018
    assert told == [("broken", "broken")]
    assert (len(manager), len(manager.failures), caplog.records) == (0, 1, [])


@pytest.mark.parametrize(
    "make",
    [
        lambda **settings: NamedExtensionManager(readers, ["good", "other"], **settings),
        lambda **settings: HookManager(readers, "good", **settings),
        lambda **settings: EnabledExtensionManager(readers, lambda each: each.name != "broken", **settings),
    ],
)
def test_every_manager_may_be_lazy(make: Callable[..., ExtensionManager[Reader]]) -> None:
    """What decides by names imports nothing."""
    manager = make(lazy=True)
    assert imported() == set()
    assert "acmelazy_good" in manager.call(Reader.read, 1)


def test_a_check_function_may_ask_for_the_object() -> None:
    """Which loads it; what fails then is the plugin's failure, not that of the function."""
    manager = EnabledExtensionManager(readers, lambda each: each.obj.read(1) == "acmelazy_good", lazy=True)
    assert manager.names() == ["good"]
    assert sorted(each.status for each in manager.outcomes) == [
        *("attribute-not-found", "does-not-conform", "import-failed", "left-out", "loaded"),
    ]
    broken = EnabledExtensionManager(readers, lambda each: 1 / 0, lazy=True)
    assert {each.status for each in broken.outcomes} == {"check-function-failed"}


def test_a_dispatcher_may_be_lazy() -> None:
    """Only what is selected is loaded."""
    manager = DispatchExtensionManager(readers, lambda each: True, lazy=True)
    assert manager.select(lambda each: each.name == "good").call(Reader.read, 1) == ["acmelazy_good"]
    assert imported() == {"good"}
    names = manager.map(lambda each, count: each.name == "other", lambda each, count: each.obj.read(count), 1)
    assert names == ["acmelazy_other"]
    assert imported() == {"good", "other"}


def test_strict_and_acmelazy_contradict_each_other() -> None:
    """Also for a driver."""
    for make in (ExtensionManager(readers).__class__, lambda point, **more: DriverManager(point, "good", **more)):
        with pytest.raises(TypeError, match="lazy=True does not go with strict=True"):
            make(readers, lazy=True, strict=True)


def test_what_is_refused_is_known_without_an_import() -> None:
    """By the policy."""
    manager = ExtensionManager(readers, lazy=True, policy=Rules.from_text("deny tests.lazy:good"))
    assert manager.names() == NAMES[1:]
    assert [each.status for each in manager.outcomes][0] == "refused"


class Listening(Observer):
    """Keeps what it hears."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def loaded(self, extension: Extension[object, object]) -> None:
        """It was accepted."""
        self.heard.append(f"loaded {extension.name}")

    def failed(self, failure: Failure) -> None:
        """It was not."""
        self.heard.append(f"failed {failure.candidate.name}")


def test_an_observer_hears_when_it_happens() -> None:
    """Not before."""
    listening = Listening()
    manager = ExtensionManager(readers, lazy=True, observer=listening)
    assert listening.heard == []
    manager.call(Reader.read, 1)
    assert listening.heard == ["loaded good", "loaded other", "failed wrong", "failed broken", "failed gone"]


def test_what_loading_does_besides_is_told_when_it_is_done(caplog) -> None:
    """As for any load."""
    path = list(sys.path)
    manager = ExtensionManager[Reader]("tests.lazy.loud", lazy=True)
    assert caplog.records == []
    assert [each.kind for each in manager["loud"].side_effects] == ["import-path"]
    assert [each.levelno for each in caplog.records] == [logging.WARNING]
    sys.path[:] = path


def test_a_pickled_extension_is_loaded() -> None:
    """What is sent elsewhere is all there."""
    extension = ExtensionManager(readers, lazy=True)["good"]
    copy = pickle.loads(pickle.dumps(extension))
    assert type(copy) is Extension
    assert (copy.name, copy.obj.size, copy.status, copy.meta) == ("good", 1, "loaded", None)


def test_errors_of_calls_are_those_of_calls() -> None:
    """What a plugin raises when it is called is no failure of loading."""
    manager = NamedExtensionManager(readers, ["good"], lazy=True)
    with pytest.raises(CallErrors):
        manager.map(lambda each: 1 / 0)
    assert manager.failures == ()


WRAPPING = """
from longshore import wrapper
from lazy_api import Reader

class Doubling:
    def read(self, count: int) -> str: return "x" * count

    @wrapper(Reader.read)
    def double(self, call, count):
        return [each * 2 for each in call(count)]

reader = Doubling()
"""
API = """
from typing import Protocol

class Reader(Protocol):
    def read(self, count: int) -> str: ...
"""
PROGRAM = """
import sys
sys.path[:0] = sys.argv[1:]
from lazy_api import Reader
from longshore import ExtensionManager
manager = ExtensionManager[Reader]("tests.wrapping", lazy=True)
print(*manager.call(Reader.read, 1), manager.first(Reader.read, 1), *manager.using(errors="log").call(Reader.read, 1))
"""


def test_a_plugin_that_is_the_first_with_wrappers_has_them() -> None:
    """In a process where nobody else has imported the decorator."""
    entry_points = {"tests.wrapping": {"one": "lazy_wrapping:reader"}}
    modules = {"lazy_wrapping.py": WRAPPING, "lazy_api.py": API}
    with installed_plugin(entry_points, modules=modules) as folder:
        command = [sys.executable, "-c", PROGRAM, str(folder), *sys.path]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "xx xx xx\n"


def test_a_lazy_driver_that_fails_is_called_in_vain(caplog) -> None:
    """Each way of calling raises what is wrong with it."""
    for call in (
        lambda manager: manager.call(Reader.read, 1),
        lambda manager: manager.map(lambda each: each.obj.read(1)),
        lambda manager: manager(lambda each: each.obj.read(1)),
    ):
        manager = DriverManager(readers, "broken", lazy=True)
        for _ in range(2):
            with pytest.raises(ImportFailed):
                call(manager)


def test_a_view_of_a_lazy_manager_has_its_failures() -> None:
    """Once it has met them; also where a check function has swallowed them."""
    view = ExtensionManager(readers, lazy=True).select(lambda meta: True)
    view.call(Reader.read, 1)
    assert (view.names(), len(view.failures)) == (["good", "other"], 3)
    assert [each.status for each in view.outcomes][2:] == ["does-not-conform", "import-failed", "attribute-not-found"]
    with pytest.raises(UnknownName, match="does not conform"):
        view["wrong"]

    def careless(extension: Extension[Reader]) -> bool:
        with contextlib.suppress(PluginError):
            extension.obj.read(1)
        return True

    manager = EnabledExtensionManager(readers, careless, lazy=True)
    assert manager.call(Reader.read, 1) == ["acmelazy_good", "acmelazy_other"]
    assert len(manager.failures) == 3


def test_a_manager_is_pickled_without_what_it_has_looked_up() -> None:
    """Also when a method is bound."""
    manager = NamedExtensionManager(readers, ["good"])
    manager.call(Reader.read, 1)
    manager["good"].obj.read(1)
    copy = pickle.loads(pickle.dumps(manager))
    assert copy.call(Reader.read, 2) == ["acmelazy_good" * 2]
    assert copy._bound is not manager._bound


def test_a_name_whose_plugin_fails_is_passed_over() -> None:
    """As one that nobody has."""
    manager = NameDispatchExtensionManager(readers, lambda _: True, lazy=True)
    assert manager.map(["broken", "good", "none"], lambda each: each.obj.read(1)) == ["acmelazy_good"]
    assert manager.map(["wrong"], lambda each: each.name) == []
    assert manager.map_method(["gone"], "read", 1) == []


def test_a_lazy_manager_is_loaded_to_be_pickled() -> None:
    """What fails is among the failures of both; a view is a collection as well, and may be gone by then."""
    manager = ExtensionManager(readers, lazy=True)
    for made in (manager, manager.using(errors="log"), manager.select(lambda _: True)):
        copy = pickle.loads(pickle.dumps(made))
        assert copy.names() == made.names() == ["good", "other"]
        assert len(copy.failures) == len(made.failures) == 3
    manager = ExtensionManager(readers, lazy=True)
    view = manager.using(errors="log")
    del view
    gc.collect()
    assert manager.call(Reader.read, 1) == ["acmelazy_good", "acmelazy_other"]


def test_views_that_are_gone_are_forgotten() -> None:
    """However many a host makes of one manager, before its plugins are loaded and after."""
    manager = ExtensionManager(readers, lazy=True)
    kept = manager.using(errors="log")
    for _ in range(100):
        manager.using(errors="collect").select(lambda _: True)
    gc.collect()
    assert {len(each._tell) for each in manager} == {2}  # the manager and the view
    assert manager.call(Reader.read, 1) == ["acmelazy_good", "acmelazy_other"]
    assert len(kept.failures) == 3
    views = [manager.using(errors="log") for _ in range(100)]
    assert {len(each._tell) for each in manager} == {0}
    assert views[0].names() == ["good", "other"]


def test_what_the_check_remarks_is_told_when_it_is_loaded(caplog) -> None:
    """And not before."""
    manager = ExtensionManager[Reader]("tests.lazy.questionable", lazy=True)
    assert caplog.records == []
    assert manager["renamed"].report.findings
    assert ["was accepted with warnings" in each.getMessage() for each in caplog.records] == [True]
