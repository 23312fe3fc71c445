"""The entry points that managers and callbacks are given, and what reads them."""

from __future__ import annotations

import copy
import importlib.metadata
import pickle
import weakref
from unittest import mock

import pytest

import longshore
from tests.support import run_python

from .conftest import GROUP, PLUGIN


@pytest.fixture
def entry_point(package, site):
    site.install("a-dist", f"[{GROUP}]\na = module_of_a:Plugin.name [extra]\n", modules={"module_of_a": PLUGIN})
    [found] = package.ExtensionManager(GROUP, on_load_failure_callback=lambda *args: None).list_entry_points()
    return found


REAL = importlib.metadata.EntryPoint("a", "module_of_a:Plugin.name [extra]", GROUP)


def test_an_entry_point_answers_as_the_real_one_does(entry_point):
    assert (entry_point.name, entry_point.value, entry_point.group) == (REAL.name, REAL.value, REAL.group)
    assert (entry_point.module, entry_point.attr, entry_point.extras) == ("module_of_a", "Plugin.name", ["extra"])
    assert repr(entry_point) == repr(REAL)
    assert entry_point.matches(name="a")
    assert not entry_point.matches(name="b")
    assert entry_point.load().__name__ == "name"
    with pytest.raises(AttributeError):
        entry_point.nonsense
    with pytest.raises(AttributeError):
        entry_point.__nonsense__


def test_an_entry_point_may_name_a_whole_module(package, site):
    site.install("a-dist", f"[{GROUP}]\na = module_of_a\n", modules={"module_of_a": PLUGIN})
    found = package.ExtensionManager(GROUP)["a"]
    real = importlib.metadata.EntryPoint("a", "module_of_a", GROUP)

    assert (found.module_name, found.attr) == (real.module, real.attr) == ("module_of_a", None)
    assert found.plugin.__name__ == "module_of_a"


def test_an_entry_point_has_what_other_objects_have(entry_point):
    parts = {name: each for name, each in vars(REAL).items() if not name.startswith("_")}  # a newer Python keeps more
    assert {name: each for name, each in vars(entry_point).items() if not name.startswith("_")} == parts
    assert weakref.ref(entry_point)() is entry_point


def test_an_entry_point_is_one_for_isinstance(entry_point):
    assert isinstance(entry_point, importlib.metadata.EntryPoint)
    assert entry_point.__class__ is importlib.metadata.EntryPoint
    assert not isinstance(entry_point, str)


def test_an_entry_point_compares_as_the_real_one_does(entry_point):
    other = importlib.metadata.EntryPoint("b", "m:n", GROUP)
    assert entry_point == REAL
    assert REAL == entry_point
    assert entry_point != other
    assert hash(entry_point) == hash(REAL)
    assert {entry_point, REAL} == {REAL}
    assert sorted([other, entry_point]) == sorted([entry_point, other]) == [REAL, other]
    assert entry_point < other
    assert REAL < other


def test_an_entry_point_travels(entry_point):
    for made in (pickle.loads(pickle.dumps(entry_point)), copy.copy(entry_point), copy.deepcopy(entry_point)):
        assert type(made) is importlib.metadata.EntryPoint
        assert made == REAL


def test_the_same_entry_points_come_back(package, abc):
    first, second = package.ExtensionManager(GROUP), package.HookManager(GROUP, "a")
    assert first.list_entry_points() is second.list_entry_points() is package.ExtensionManager.ENTRY_POINT_CACHE[GROUP]
    assert first["a"].entry_point is second["a"][0].entry_point is first.list_entry_points()[0]


def test_a_new_look_after_both_caches_were_cleared(package, abc, site):
    assert package.ExtensionManager(GROUP).names() == ["a", "b", "c"]
    site.install("later", f"[{GROUP}]\nlater = module_of_a:Plugin\n")
    assert package.ExtensionManager(GROUP).names() == ["a", "b", "c"]
    package.forget()
    assert sorted(package.ExtensionManager(GROUP).names()) == ["a", "b", "c", "later"]


def appear(site, name: str) -> None:
    """What an installer does in another process: this one is told nothing."""
    info = site.path / f"{name}_dist-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-dist\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\n{name} = module_of_a:Plugin\n")


def test_what_appears_is_seen_when_both_caches_were_cleared_and_not_before(package, abc, site):
    def names():
        package.ExtensionManager.ENTRY_POINT_CACHE.clear()
        return sorted(package.ExtensionManager(GROUP).names())

    assert names() == ["a", "b", "c"]
    appear(site, "later")
    assert names() == ["a", "b", "c"]
    package._cache._c._internal.clear()
    assert names() == ["a", "b", "c", "later"]


def test_longshores_own_word_for_it_does_too(ours, abc, site):
    assert ours.ExtensionManager(GROUP).names() == ["a", "b", "c"]
    appear(site, "later")
    longshore.refresh()
    assert ours.ExtensionManager(GROUP).names() == ["a", "b", "c"]
    ours.ExtensionManager.ENTRY_POINT_CACHE.clear()
    assert sorted(ours.ExtensionManager(GROUP).names()) == ["a", "b", "c", "later"]


def test_the_list_of_entry_points_is_live(package, abc):
    manager = package.ExtensionManager(GROUP)
    manager.list_entry_points().clear()
    assert package.ExtensionManager(GROUP).names() == []


def test_the_reader_is_looked_up_when_it_is_called(package, abc):
    """upstream's tests, and those of clients, patch it."""
    fake = importlib.metadata.EntryPoint("fake", "builtins:dict", GROUP)
    with mock.patch.object(package._cache, "get_group_all", return_value=[fake]) as reader:
        manager = package.ExtensionManager(GROUP)
    reader.assert_called_once_with(GROUP)
    assert manager["fake"].plugin is dict
    assert manager["fake"].entry_point is fake


def test_the_plain_readers(package, abc, site):
    site.install("later", f"[{GROUP}]\na = module_of_b:Plugin\n")
    package.forget()
    everything = package._cache.get_group_all(GROUP)
    named = package._cache.get_group_named(GROUP)

    assert sorted(each.name for each in everything) == ["a", "a", "b", "c"]
    assert named["a"] == next(each for each in everything if each.name == "a")
    assert sorted(named) == ["a", "b", "c"]
    assert package._cache.get_single(GROUP, next(iter(named))).name == next(iter(named))
    assert package._cache.get_group_all("textapp.nothing") == []
    with pytest.raises(ValueError, match="No entrypoint"):
        package._cache.get_single("textapp.nothing", "a")


def test_an_entry_point_that_is_the_same_twice_is_one(package, site):
    for each in ("one", "two"):
        site.install(each, f"[{GROUP}]\na = module_of_a:Plugin\n", modules={"module_of_a": PLUGIN})
    assert package.HookManager(GROUP, "a").names() == ["a"]


def test_the_order_is_that_of_the_path(package, site, tmp_path):
    import sys

    from tests.support import Site

    earlier = Site(tmp_path / "earlier")
    site.install("late", f"[{GROUP}]\na = module_of_a:Plugin\n", modules={"module_of_a": PLUGIN})
    earlier.install("early", f"[{GROUP}]\na = module_of_b:Plugin\n", modules={"module_of_b": PLUGIN})
    sys.path.insert(0, str(earlier.path))
    assert [each.module_name for each in package.ExtensionManager(GROUP)] == ["module_of_b", "module_of_a"]
    assert package.ExtensionManager(GROUP)["a"].module_name == "module_of_a"


def test_what_is_told_of_an_entry_point_without_the_class_imported(tmp_path):
    """The class is imported when it is asked for, and not before; typing and logging aside, nothing heavy is."""
    (tmp_path / "a-1.0.dist-info").mkdir()
    (tmp_path / "a-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: a\nVersion: 1.0\n")
    (tmp_path / "a-1.0.dist-info" / "entry_points.txt").write_text("[g]\na = textapp_light:A\n")
    (tmp_path / "textapp_light.py").write_text("class A: ...\n")
    program = """
import sys
sys.path.insert(0, sys.argv[1])
heavy = {"importlib.metadata", "inspect", "dataclasses", "json", "pathlib", "zipfile", "email", "hashlib", "ast"}
import logging, typing, warnings
typing.Optional["A"]  # what a type in a text costs, on some Pythons
before = set(sys.modules)
from longshore.stevedore import driver
manager = driver.DriverManager("g", "a")
assert manager.driver.__name__ == "A"
ep = manager["a"].entry_point
assert type(ep) is ep.__class__ and not isinstance(ep, str)
found = heavy & (set(sys.modules) - before)
assert not found, found
engine = [each for each in sys.modules if each.startswith(("longshore.conformance.", "longshore.rendering"))]
assert not engine, engine
import importlib.metadata
assert isinstance(ep, importlib.metadata.EntryPoint)
assert ep.dist.name == "a"
"""
    run_python(program, str(tmp_path), measured=False)
