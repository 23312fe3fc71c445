"""Where stevedore has a defect that nobody relies on: what it does, and what longshore does."""

from __future__ import annotations

import pytest

from tests.support import run_python

from .conftest import GROUP, PLUGIN, Package


@pytest.fixture
def interleaved(site):
    """``a``, ``b`` and again ``a``: one distribution, whose file has them in this order."""
    text = f"[{GROUP}]\na = module_of_a:Plugin\nb = module_of_b:Plugin\na = module_of_c:Plugin\n"
    site.install("abc-dist", text, modules={f"module_of_{each}": PLUGIN for each in "abc"})


def test_one_name_that_is_not_in_neighbours_is_a_conflict(theirs, ours, interleaved, logs):
    """1. stevedore compares neighbours only: no resolver is asked, nothing is said."""
    managers = [each.ExtensionManager(GROUP, conflict_resolver=each.error_on_conflict) for each in (theirs, ours)]
    assert managers[0].names() == managers[1].names() == ["a", "b", "a"]
    assert managers[0]["a"].module_name == "module_of_c"
    with pytest.raises(ours.MultipleMatches):
        managers[1]["a"]
    assert logs() == []
    assert ours.ExtensionManager(GROUP)["a"].module_name == "module_of_c"
    assert [each[:2] for each in logs()] == [("stevedore.extension", "WARNING")]


def test_a_resolver_that_prefers_an_earlier_one_is_heard(theirs, ours, interleaved):
    """keystoneauth1 prefers what is outside its own tree; stevedore never asks it."""

    def first(namespace, name, extensions):
        return extensions[0]

    found = [each.ExtensionManager(GROUP, conflict_resolver=first)["a"].module_name for each in (theirs, ours)]
    assert found == ["module_of_c", "module_of_a"]


def test_a_driver_tells_its_callback_of_missing_names(theirs, ours, abc, logs):
    """2. stevedore's DriverManager takes the argument and drops it."""
    told = []
    for package, expected in ((theirs, []), (ours, [{"z"}])):
        with pytest.raises(package.NoMatches):
            package.DriverManager(GROUP, "z", on_missing_entrypoints_callback=told.append)
        assert told == expected
        assert bool(logs()) == (package is theirs)
        with pytest.raises(package.NoMatches):
            package.DriverManager(GROUP, "z", on_missing_entrypoints_callback=None)
        assert bool(logs()) == (package is theirs)


def test_a_hook_asks_its_resolver(theirs, ours, interleaved, logs):
    """3. stevedore's HookManager takes the argument and drops it."""

    def first(namespace, name, extensions):
        return extensions[0]

    found = [
        dict(each.HookManager(GROUP, "a", conflict_resolver=first).items())["a"].module_name for each in (theirs, ours)
    ]
    assert found == ["module_of_c", "module_of_a"]
    assert len(logs()) == 1  # stevedore's own resolver


def test_dispatch_by_name_takes_a_resolver(theirs, ours, interleaved, logs):
    """4. stevedore's NameDispatchExtensionManager refuses the argument, and takes the last of a name."""

    def first(namespace, name, extensions):
        return extensions[0]

    with pytest.raises(TypeError, match="conflict_resolver"):
        theirs.NameDispatchExtensionManager(GROUP, lambda ext: True, conflict_resolver=first)
    for each, told in ((theirs, []), (ours, [("stevedore.extension", "WARNING")])):
        made = each.NameDispatchExtensionManager(GROUP, lambda ext: True)
        assert made.by_name["a"].module_name == "module_of_c"
        assert [told[:2] for told in logs()] == told
    chosen = ours.NameDispatchExtensionManager(GROUP, lambda ext: True, conflict_resolver=first)
    assert chosen.map(["a"], lambda ext: ext.module_name) == ["module_of_a"]
    with pytest.raises(ours.MultipleMatches):
        ours.NameDispatchExtensionManager(GROUP, lambda ext: True, conflict_resolver=ours.error_on_conflict)


@pytest.mark.parametrize("made", ["0", "[]", "''", "False"])
def test_a_driver_may_be_false(theirs, ours, add, made):
    """5. stevedore hands out the class, or the factory, in place of an object that is false."""
    add("a", f"def Plugin():\n    return {made}\n")
    drivers = [each.DriverManager(GROUP, "a", invoke_on_load=True).driver for each in (theirs, ours)]
    assert callable(drivers[0])
    assert drivers[1] == eval(made)


def test_a_factory_that_gives_none_gives_no_object(theirs, ours, add):
    """As it stands in ``obj``, None means "not called", in both."""
    add("a", "def Plugin():\n    return None\n")
    drivers = [each.DriverManager(GROUP, "a", invoke_on_load=True).driver for each in (theirs, ours)]
    assert drivers[0] is drivers[1]
    assert callable(drivers[0])


@pytest.mark.parametrize("source", ["Plugin = 3", "import functools\nPlugin = functools.partial(dict)"])
def test_a_conflict_of_plugins_without_a_qualified_name_is_told(theirs, ours, site, source, logs):
    """6. both of stevedore's resolvers raise AttributeError."""
    for each in ("one", "two"):
        module = f"module_of_{each}"
        site.install(each, f"[{GROUP}]\na = {module}:Plugin\n", modules={module: source})
    with pytest.raises(AttributeError):
        theirs.ExtensionManager(GROUP)["a"]
    with pytest.raises(AttributeError):
        theirs.DriverManager(GROUP, "a")
    assert ours.ExtensionManager(GROUP)["a"].name == "a"
    [(_, _, text)] = logs()
    assert sorted(text.rpartition(": ")[2].split(", ")) == ["module_of_one:Plugin", "module_of_two:Plugin"]
    with pytest.raises(ours.MultipleMatches, match="module_of_one:Plugin"):
        ours.DriverManager(GROUP, "a")
    found = [ours.Extension("a", None, 3, None)] * 2
    with pytest.raises(ours.MultipleMatches, match=": a, a$"):
        ours.ExtensionManager.make_test_instance(found, conflict_resolver=ours.error_on_conflict)["a"]


def test_a_single_entry_point_is_the_one_of_that_name(theirs, ours, abc):
    """7. stevedore's get_single gives the first of the group, whatever the name."""
    assert theirs._cache.get_single(GROUP, "b").name == "a"
    assert theirs._cache.get_single(GROUP, "z").name == "a"
    assert ours._cache.get_single(GROUP, "b").name == "b"
    with pytest.raises(ValueError, match="No entrypoint 'z' in group 'textapp.plugins'"):
        ours._cache.get_single(GROUP, "z")


def test_the_readers_look_where_they_are_told(theirs, ours, abc, tmp_path):
    """8. stevedore's get_group_all ignores ``path``."""
    assert len(theirs._cache.get_group_all(GROUP, path=(str(tmp_path / "none"),))) == 3
    assert ours._cache.get_group_all(GROUP, path=(str(tmp_path / "none"),)) == []
    assert [each.name for each in ours._cache.get_group_all(GROUP, path=(str(tmp_path / "site"),))] == ["a", "b", "c"]
    assert ours._cache.get_group_named(GROUP, path=[str(tmp_path / "none")]) == {}
    with pytest.raises(ValueError, match="No entrypoint"):
        ours._cache.get_single(GROUP, "a", path=[str(tmp_path / "none")])


STALE = """
import importlib, os, sys, time
package = importlib.import_module(sys.argv[1])
print(package.ExtensionManager("textapp.plugins").names())
"""


def test_a_changed_file_is_seen_by_the_next_process(site, tmp_path):
    """9. the disk cache of stevedore compares times of 128 seconds, and its files may be of any shape."""
    import os

    info = site.install("a-dist", f"[{GROUP}]\na = builtins:dict\n")
    program = f"""
import os, sys
sys.path.insert(0, {str(site.path)!r})
sys.executable = "/usr/bin/python3"
os.environ["XDG_CACHE_HOME"] = {str(tmp_path / "xdg")!r}
"""
    now = 1_700_000_000
    seen = []
    for name, moment in (("a", now), ("b", now + 10)):
        (info / "entry_points.txt").write_text(f"[{GROUP}]\n{name} = builtins:dict\n")
        for each in (info / "entry_points.txt", site.path):
            os.utime(each, (moment, moment))
        seen.append([run_python(program + STALE, each).strip() for each in ("stevedore", "longshore.stevedore")])
    assert seen == [["['a']", "['a']"], ["['a']", "['b']"]]
    assert sorted(os.listdir(tmp_path / "xdg")) == ["python-entrypoints"]
    for each, writes in (("stevedore", True), ("longshore.stevedore", False)):
        folder = tmp_path / f"xdg-of-{each}"
        run_python(program.replace("/xdg'", f"/{folder.name}'") + STALE, each)
        assert folder.exists() == writes


def test_one_malformed_file_costs_only_itself(theirs, ours, abc, site, logs):
    """16. with stevedore every manager of every namespace raises TypeError."""
    site.install("sick", f"[{GROUP}]\nno equals sign\nx = builtins:dict\n")
    for each in (theirs, ours):
        each.forget()
    with pytest.raises((TypeError, ValueError, AttributeError)):
        theirs.ExtensionManager(GROUP)
    assert sorted(ours.ExtensionManager(GROUP).names()) == ["a", "b", "c", "x"]
    [(logger, level, text)] = logs()
    assert (logger, level) == ("stevedore._cache", "WARNING")
    assert "entry_points.txt:2: " in text
    assert "sick 1.0" in text


def test_a_path_that_is_no_text_is_passed_over(theirs, ours, abc, tmp_path):
    """13. with stevedore it is an AttributeError."""
    import sys

    sys.path.append(tmp_path)
    try:
        with pytest.raises(AttributeError):
            theirs.ExtensionManager(GROUP)
        assert ours.ExtensionManager(GROUP).names() == ["a", "b", "c"]
    finally:
        sys.path.remove(tmp_path)


def test_an_empty_hook_has_no_name(theirs, ours):
    """18. with stevedore it is an IndexError."""
    with pytest.raises(IndexError):
        theirs.HookManager.make_test_instance([])["x"]
    with pytest.raises(KeyError):
        ours.HookManager.make_test_instance([])["x"]


def test_an_entry_point_knows_its_distribution(theirs, ours, add):
    """26. what comes out of a cache file does not."""
    add("a", dist="acme-plugin")
    assert theirs.ExtensionManager(GROUP)["a"].entry_point.dist is None
    assert ours.ExtensionManager(GROUP)["a"].entry_point.dist.name == "acme-plugin"


def test_a_single_package_is_one_of_the_two(theirs, ours):
    """The fixtures are what they say."""
    assert isinstance(theirs, Package)
    assert (theirs.ours, ours.ours) == (False, True)
