"""Where longshore's package is not stevedore's, and neither has a defect: what each does."""

from __future__ import annotations

import importlib.metadata
import pickle
import types
import typing
import warnings
from unittest import mock

import pytest

from tests.support import run_python

from .conftest import GROUP


def test_an_entry_point_that_names_no_object_is_no_entry_point(theirs, ours, abc, site, logs):
    """With stevedore it is one that can't be loaded, for a reason that does not say why; a newer Python refuses it."""
    site.install("sick", f"[{GROUP}]\nx = no object\n")
    try:
        importlib.metadata.EntryPoint("x", "no object", GROUP)
    except ValueError:
        with pytest.raises(ValueError, match="Invalid object reference"):
            theirs.ExtensionManager(GROUP)
        assert ours.ExtensionManager(GROUP).names() == ["a", "b", "c"]
        return
    failed, names = {}, {}
    for each in (theirs, ours):
        each.forget()
        told = failed[each.ours] = []
        manager = each.ExtensionManager(
            GROUP, on_load_failure_callback=lambda _, ep, error: told.append((ep.name, error))
        )
        assert manager.names() == ["a", "b", "c"]
        names[each.ours] = sorted(manager.entry_points_names())

    assert names == {False: ["a", "b", "c", "x"], True: ["a", "b", "c"]}
    [(name, error)] = failed[False]
    assert (name, type(error)) in {("x", AttributeError), ("x", ValueError)}
    assert failed[True] == []
    [(logger, level, text)] = logs()
    assert (logger, level) == ("stevedore._cache", "WARNING")
    assert "'x = no object' does not name an object" in text
    with pytest.raises(type(error)):
        theirs.DriverManager(GROUP, "x")
    with pytest.raises(ours.NoMatches):
        ours.DriverManager(GROUP, "x")


def test_the_standard_library_is_not_asked(theirs, ours, abc):
    """Patches of its functions are seen by stevedore alone."""
    nothing = importlib.metadata.EntryPoints(())
    for each, names in ((theirs, []), (ours, ["a", "b", "c"])):
        with mock.patch.object(importlib.metadata, "entry_points", return_value=nothing):
            assert each.ExtensionManager(GROUP).names() == names
        each.forget()
    for each, expected in ((theirs, [dict] * 3), (ours, [])):
        with mock.patch.object(importlib.metadata.EntryPoint, "load", return_value=dict):
            assert [ext.plugin for ext in each.ExtensionManager(GROUP) if ext.plugin is dict] == expected


def test_what_an_entry_point_does_not_answer(theirs, ours, add):
    """The real one can't be compared with anything else, and before 3.12 it can be unpacked, which is deprecated."""
    add("a")
    real, made = ([*each.ExtensionManager(GROUP)][0].entry_point for each in (theirs, ours))
    with pytest.raises(AttributeError):
        real == 3
    assert made != 3
    with pytest.raises(TypeError):
        iter(made)
    with pytest.raises(TypeError):
        made[0]
    with pytest.raises(AttributeError):
        real.name = "b"
    made.name = "b"
    assert (made.name, made.load().__name__) == ("b", "Plugin")
    assert (type(real) is importlib.metadata.EntryPoint, type(made) is importlib.metadata.EntryPoint) == (True, False)


def test_a_class_with_a_type_argument_is_one_of_types(theirs, ours):
    found = [each.DriverManager[int] for each in (theirs, ours)]
    assert [isinstance(each, types.GenericAlias) for each in found] == [False, True]
    assert [typing.get_args(each) for each in found] == [(int,), (int,)]
    assert [typing.get_origin(each) for each in found] == [theirs.DriverManager, ours.DriverManager]


def test_a_filter_of_warnings_names_the_package(theirs, ours, abc):
    for each in (theirs, ours):
        for module in ("stevedore", "longshore.stevedore"):
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                warnings.filterwarnings("ignore", module=module)
                each.ExtensionManager(GROUP, verify_requirements=True)
                with pytest.raises(each.NoMatches):
                    each.DriverManager(GROUP, "z", warn_on_missing_entrypoint=False)
            assert len(caught) == (0 if module == each.name else 2)


def test_the_classes_say_where_they_are(theirs, ours):
    """A pickle of an extension names the package that made it."""
    for each in (theirs, ours):
        assert each.DriverManager.__module__ == f"{each.name}.driver"
        made = pickle.dumps(each.Extension("a", None, dict, None))
        assert (b"longshore.stevedore" in made) == each.ours


def test_the_disk_cache_is_not_told_of(theirs, ours, abc, logs, caplog):
    """At level debug, stevedore says which file it reads and writes."""
    caplog.set_level("DEBUG", "stevedore._cache")
    for each in (theirs, ours):
        each._cache.get_group_all(GROUP)
        assert bool([text for _, _, text in logs(10) if text.startswith("reading ")]) == (each is theirs)


def test_what_the_environment_refuses_is_a_load_failure(site, monkeypatch):
    """stevedore asks nobody."""
    site.install("a-dist", f"[{GROUP}]\na = builtins:dict\nb = builtins:int\n")
    monkeypatch.setenv("LONGSHORE_PLUGINS", f"deny {GROUP}:b")
    program = f"""
import importlib, sys
sys.path.insert(0, {str(site.path)!r})
sys.executable = "/tmp"  # stevedore then writes no disk cache
package = importlib.import_module(sys.argv[1])
told = []
manager = package.ExtensionManager({GROUP!r}, on_load_failure_callback=lambda _, ep, error: told.append((ep, error)))
print(manager.names(), [(ep.name, type(error).__name__) for ep, error in told])
"""
    assert run_python(program, "stevedore") == "['a', 'b'] []\n"
    assert run_python(program, "longshore.stevedore") == "['a'] [('b', 'PolicyRefused')]\n"
