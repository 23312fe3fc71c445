"""What a type argument asks for: the check that stevedore has not."""

from __future__ import annotations

import logging
from typing import Any, Protocol, TypeVar
from unittest import mock

import pytest

from longshore import DoesNotConform
from longshore.stevedore import DriverManager, EnabledExtensionManager, ExtensionManager, HookManager, driver, extension
from tests.support import run_python

from .conftest import GROUP

GOOD = "class Plugin:\n    def greet(self, name: str) -> str:\n        return name\n"
BAD = "class Plugin:\n    def greet(self, name: bytes) -> str:\n        return ''\n"
V = TypeVar("V")


class Greeter(Protocol):
    def greet(self, name: str) -> str: ...


@pytest.fixture
def warned(ours, caplog):
    """What longshore's logger was told: the errors."""
    caplog.set_level(logging.WARNING, "longshore")

    def told():
        found = [each.longshore_error for each in caplog.records if each.name == "longshore"]
        caplog.clear()
        return found

    return told


def test_a_plugin_that_keeps_the_api_passes_in_silence(add, warned):
    add("good", GOOD)
    assert DriverManager[Greeter](GROUP, "good", invoke_on_load=True).driver.greet("you") == "you"
    assert warned() == []


def test_a_plugin_that_does_not_is_named_and_loaded(add, warned, caplog):
    add("bad", BAD, dist="acme-bad")
    manager = DriverManager[Greeter](GROUP, "bad", invoke_on_load=True)
    text = caplog.messages[-1]
    [error] = warned()

    assert manager.driver.greet(b"") == ""
    assert isinstance(error, DoesNotConform)
    assert [each.code for each in error.report.findings] == ["parameter-type"]
    assert (error.candidate.name, str(error.distribution)) == ("bad", "acme-bad 1.0")
    for part in ("'bad' (module_of_acme_bad:Plugin)", "acme-bad 1.0", "Greeter", "module_of_acme_bad.py:2", "bytes"):
        assert part in text


def test_it_is_not_loaded_where_that_is_an_error(add, warned, logs):
    add("bad", BAD)
    add("good", GOOD)
    with pytest.raises(DoesNotConform):
        DriverManager[Greeter](GROUP, "bad", invoke_on_load=True, conformance="error")
    assert logs() == []
    assert ExtensionManager[Greeter](GROUP, True, conformance="error").names() == ["good"]
    [(logger, level, text)] = logs()
    assert (logger, level) == ("stevedore.extension", "ERROR")
    assert text.startswith(
        "Could not load 'bad': textapp.plugins: 'bad' (module_of_bad_dist:Plugin) from bad-dist 1.0 "
    )
    told = []
    ExtensionManager[Greeter](
        GROUP, True, on_load_failure_callback=lambda manager, ep, error: told.append(error), conformance="error"
    )
    assert [type(each) for each in told] == [DoesNotConform]
    assert warned() == []


def test_nothing_is_asked_where_it_is_off(add, warned):
    add("bad", BAD)
    assert DriverManager[Greeter](GROUP, "bad", invoke_on_load=True, conformance="off").names() == ["bad"]
    assert warned() == []


def test_without_a_type_argument_nothing_is_asked(add, warned, monkeypatch):
    add("bad", BAD)
    monkeypatch.setenv("LONGSHORE_CONFORMANCE", "error")
    assert DriverManager(GROUP, "bad", invoke_on_load=True).names() == ["bad"]
    assert DriverManager(GROUP, "bad", conformance="off").names() == ["bad"]
    assert DriverManager[Any](GROUP, "bad").names() == ["bad"]
    for value in ("error", "warn"):
        with pytest.raises(TypeError, match="needs a type argument, such as"):
            DriverManager(GROUP, "bad", conformance=value)
    assert warned() == []


def test_the_environment_decides_where_the_host_did_not(add, warned, monkeypatch):
    add("bad", BAD)
    monkeypatch.setenv("LONGSHORE_CONFORMANCE", "error")
    with pytest.raises(DoesNotConform):
        DriverManager[Greeter](GROUP, "bad", True)
    DriverManager[Greeter](GROUP, "bad", True, conformance="off")
    monkeypatch.setenv("LONGSHORE_CONFORMANCE", "off")
    DriverManager[Greeter](GROUP, "bad", True)
    assert warned() == []
    monkeypatch.setenv("LONGSHORE_CONFORMANCE", "")
    DriverManager[Greeter](GROUP, "bad", True)
    assert len(warned()) == 1


def test_another_word_is_an_error(ours, monkeypatch):
    with pytest.raises(ValueError, match="'loud'"):
        DriverManager[Greeter](GROUP, "x", conformance="loud")
    monkeypatch.setenv("LONGSHORE_CONFORMANCE", "strict")
    with pytest.raises(ValueError, match="LONGSHORE_CONFORMANCE"):
        DriverManager[Greeter](GROUP, "x")


def test_without_a_type_argument_the_environment_is_not_asked(add, monkeypatch):
    add("good", GOOD)
    monkeypatch.setenv("LONGSHORE_CONFORMANCE", "strict")
    assert DriverManager(GROUP, "good").names() == ["good"]
    with pytest.raises(ValueError, match="'loud'"):
        DriverManager(GROUP, "good", conformance="loud")


def test_a_subclass_that_loads_in_its_own_way_is_not_compared(add, warned):
    """The comparison stands in the method that it replaces."""
    add("bad", BAD)

    class Own(ExtensionManager[Greeter]):
        def _load_plugins(self, *given):
            return [extension.Extension(each.name, each, each.load(), None) for each in self.list_entry_points()]

    assert Own(GROUP, conformance="error").names() == ["bad"]
    assert warned() == []


def test_a_plugin_that_was_not_called_may_be_the_object_or_make_it(add, warned):
    """stevedore leaves open which of these a manager's type argument says."""
    add("class", GOOD)
    add("object", GOOD.replace("class Plugin", "class _Plugin") + "Plugin = _Plugin()\n")
    add("factory", GOOD.replace("class Plugin", "class _Plugin") + "def Plugin() -> _Plugin:\n    return _Plugin()\n")
    assert len(ExtensionManager[Greeter](GROUP).names()) == 3
    assert warned() == []


@pytest.mark.parametrize(
    "source",
    [BAD, BAD.replace("Plugin", "_P") + "def Plugin() -> _P: ...\n", "Plugin = 3\n"],
    ids=["class", "factory", "value"],
)
def test_a_plugin_that_is_neither_is_named(add, warned, source):
    add("bad", source)
    ExtensionManager[Greeter](GROUP)
    assert [each.candidate.name for each in warned()] == ["bad"]


def test_a_subclass_knows_its_type_argument(add, warned):
    class Greeters(ExtensionManager[Greeter]): ...

    class Generic(HookManager[V]): ...

    class Narrow(Generic[Greeter]): ...

    add("bad", BAD)
    assert Greeters(GROUP, True).names() == ["bad"]
    assert Generic[Greeter](GROUP, "bad").names() == ["bad"]
    assert Narrow(GROUP, "bad").names() == ["bad"]
    assert len(warned()) == 3
    Generic(GROUP, "bad")
    assert warned() == []


def test_what_the_host_refuses_is_not_compared(add, warned):
    add("bad", BAD)
    EnabledExtensionManager[Greeter](GROUP, lambda ext: False, True)
    assert warned() == []


def test_a_test_instance_is_not_compared(warned):
    made = DriverManager[Greeter].make_test_instance(extension.Extension("a", None, dict, {}))
    assert made._conformance == "off"
    assert warned() == []


def test_an_entry_point_of_a_patched_reader_is_named_too(add, warned, ours):
    from importlib.metadata import EntryPoint

    fake = EntryPoint("fake", "builtins:int", GROUP)
    with mock.patch.object(ours._cache, "get_group_all", return_value=[fake]):
        driver.DriverManager[Greeter](GROUP, "fake")
    [error] = warned()
    assert "'fake' (builtins:int)" in str(error)
    whole = EntryPoint("whole", "textwrap", GROUP)
    ours.forget()
    with mock.patch.object(ours._cache, "get_group_all", return_value=[whole]):
        driver.DriverManager[Greeter](GROUP, "whole")
    [error] = warned()
    assert "'whole' (textwrap)" in str(error)
    assert (error.candidate.module_name, error.candidate.attr) == ("textwrap", "")


def test_a_type_argument_that_is_no_api_is_told_once(add, ours, caplog):
    add("good", GOOD)
    assert ExtensionManager["Unknown"](GROUP).names() == ["good"]
    assert ExtensionManager["Unknown"](GROUP).names() == ["good"]
    assert [each.partition(":")[0] for each in caplog.messages if "not compared" in each] == [GROUP]
    with pytest.raises(TypeError, match="an API is"):
        DriverManager["Unknown"](GROUP, "good", conformance="error")


def test_the_warning_is_seen_where_nothing_is_set_up(tmp_path):
    """stevedore's loggers are silent then; this is told."""

    (tmp_path / "a-1.0.dist-info").mkdir()
    (tmp_path / "a-1.0.dist-info" / "entry_points.txt").write_text("[g]\na = textapp_bad:Plugin\n")
    (tmp_path / "textapp_bad.py").write_text(BAD)
    program = """
import sys
sys.stderr = sys.stdout
sys.path.insert(0, sys.argv[1])
from typing import Protocol
from longshore.stevedore.driver import DriverManager
class Greeter(Protocol):
    def greet(self, name: str) -> str: ...
DriverManager[Greeter]("g", "a", invoke_on_load=True)
"""
    assert "g: 'a' (textapp_bad:Plugin) from a 1.0 does not conform to Greeter" in run_python(program, str(tmp_path))
