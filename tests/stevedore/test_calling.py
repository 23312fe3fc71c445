"""Calling extensions and looking them up."""

from __future__ import annotations

import copy
import logging
import threading

import pytest

from .conftest import GROUP, PLUGIN


def named(ext, *args, **kwds):
    return ext.name, args, kwds


def failing(ext, *args):
    if ext.name == "b":
        raise ValueError("no b")
    return ext.name


def test_map_gives_the_results_in_order(package, abc):
    manager = package.ExtensionManager(GROUP)
    assert manager.map(named, 1, key=2) == [(each, (1,), {"key": 2}) for each in "abc"]


def test_map_without_extensions_raises(package):
    manager = package.ExtensionManager("textapp.nothing")
    with pytest.raises(package.NoMatches) as caught:
        manager.map(named)
    assert str(caught.value) == "No textapp.nothing extensions found"
    assert isinstance(caught.value, RuntimeError)
    with pytest.raises(RuntimeError):
        manager.map_method("name")


def test_map_drops_and_logs_what_fails_twice(package, abc, logs, caplog):
    assert package.ExtensionManager(GROUP).map(failing) == ["a", "c"]
    assert [bool(each.exc_info) for each in caplog.records] == [False, True]
    assert logs() == [
        ("stevedore.extension", "ERROR", "error calling 'b': no b"),
        ("stevedore.extension", "ERROR", "no b"),
    ]


def test_map_passes_the_first_error_on_when_told(package, abc, logs):
    called = []
    manager = package.ExtensionManager(GROUP, propagate_map_exceptions=True)
    with pytest.raises(ValueError, match="no b"):
        manager.map(lambda ext: (called.append(ext.name), failing(ext)))
    assert called == ["a", "b"]
    assert logs() == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_map_passes_on_what_is_no_exception(package, abc, error):
    def stop(ext):
        raise error

    with pytest.raises(error):
        package.ExtensionManager(GROUP).map(stop)


def test_map_drops_an_assertion_error_as_any_other(package, abc):
    def wrong(ext):
        raise AssertionError

    assert package.ExtensionManager(GROUP).map(wrong) == []


def test_map_method_calls_the_method_of_each_object(package, abc):
    assert package.ExtensionManager(GROUP, True).map_method("name") == ["module_of_a", "module_of_b", "module_of_c"]


def test_map_method_without_objects_gives_nothing_and_six_records(package, abc, logs):
    assert package.ExtensionManager(GROUP).map_method("name") == []
    assert len(logs()) == 6


def test_map_method_may_have_an_argument_called_extension(package, add):
    add("a", "class Plugin:\n    def take(self, *, extension):\n        return extension\n")
    assert package.ExtensionManager(GROUP, True).map_method("take", extension=3) == [3]


def test_lookup_by_name(package, abc):
    manager = package.ExtensionManager(GROUP)
    assert "a" in manager
    assert "z" not in manager
    assert manager["a"].name == "a"
    with pytest.raises(KeyError, match="z"):
        manager["z"]
    assert [(name, ext.name) for name, ext in manager.items()] == [(each, each) for each in "abc"]
    assert type(manager.items()) is type({}.items())


def test_a_lookup_is_remembered_when_the_extensions_are_replaced(package, abc):
    manager = package.ExtensionManager(GROUP)
    assert manager["a"].name == "a"
    manager.extensions = []
    assert manager.names() == []
    assert manager["a"].name == "a"
    manager._init_plugins([])
    with pytest.raises(KeyError):
        manager["a"]


def same_name(add, *dists):
    for each in dists:
        add("same", PLUGIN.replace("A plugin", each), dist=each)


def test_of_neighbours_with_one_name_the_last_counts(package, add, logs):
    same_name(add, "one", "two")
    manager = package.ExtensionManager(GROUP)
    order = [each.module_name for each in manager]

    assert manager.names() == ["same", "same"]
    assert logs() == []
    assert manager["same"].module_name == order[-1]
    assert logs() == [
        (
            "stevedore.extension",
            "WARNING",
            f"multiple implementations found for the 'same' extension in {GROUP} namespace: Plugin, Plugin",
        )
    ]
    assert dict(manager.items())["same"] is manager["same"]
    assert logs() == []
    assert manager.map(named) == [("same", (), {})] * 2


def test_a_conflict_may_be_an_error(package, add):
    same_name(add, "one", "two")
    manager = package.ExtensionManager(GROUP, conflict_resolver=package.error_on_conflict)
    assert "same" in manager
    for ask in (lambda: manager["same"], lambda: manager["other"], manager.items):
        with pytest.raises(package.MultipleMatches) as caught:
            ask()
        text = f"multiple implementations found for the 'same' command in {GROUP} namespace: Plugin, Plugin"
        assert str(caught.value) == text
        assert isinstance(caught.value, RuntimeError)


def test_a_function_may_choose(package, add):
    same_name(add, "one", "two", "three")
    asked = []

    def first(namespace, name, extensions):
        asked.append((namespace, name, len(extensions)))
        return extensions[0]

    manager = package.ExtensionManager(GROUP, conflict_resolver=first)
    assert asked == []
    assert manager["same"] is manager.extensions[0]
    assert asked == [(GROUP, "same", 3)]


def test_the_order_of_the_names_may_count(package, abc):
    assert package.NamedExtensionManager(GROUP, ["c", "a"], name_order=True).names() == ["c", "a"]
    assert package.NamedExtensionManager(GROUP, ["c", "a", "c"], name_order=True).names() == ["c", "a", "c"]
    assert package.NamedExtensionManager(GROUP, ["c", "z", "a"], name_order=True).names() == ["c", "a"]
    assert package.NamedExtensionManager(GROUP, ["c", "a", "c"]).names() == ["a", "c"]


def test_in_the_order_of_the_names_each_name_has_one_extension(package, add):
    same_name(add, "one", "two")
    manager = package.NamedExtensionManager(GROUP, ["same"], name_order=True)
    assert len(manager.extensions) == 1


def test_missing_names_are_told_to_the_callback(package, abc, add, logs):
    add("sick", "raise ValueError('bad day')")
    told = []
    manager = package.NamedExtensionManager(GROUP, ["a", "sick", "z"], on_missing_entrypoints_callback=told.append)
    assert told == [{"sick", "z"}]
    assert manager._missing_names == {"sick", "z"}
    assert logs() == [("stevedore.extension", "ERROR", "Could not load 'sick': bad day")]
    package.NamedExtensionManager(GROUP, ["z"], on_missing_entrypoints_callback=None)
    assert logs() == []
    package.NamedExtensionManager(GROUP, ["z"])
    assert logs() == [("stevedore.named", "WARNING", "Could not load z")]


def test_what_the_callback_of_missing_names_raises_passes(package, abc):
    def refuse(names):
        raise LookupError(sorted(names))

    with pytest.raises(LookupError):
        package.NamedExtensionManager(GROUP, ["z"], on_missing_entrypoints_callback=refuse)


def test_names_given_as_one_text_are_found_in_it(package, abc):
    assert package.NamedExtensionManager(GROUP, "xab", on_missing_entrypoints_callback=None).names() == ["a", "b"]


def test_a_driver_is_one_plugin(package, abc):
    manager = package.DriverManager(GROUP, "b")
    assert manager.names() == ["b"]
    assert manager.driver is manager.extensions[0].plugin
    called = package.DriverManager(GROUP, "b", True, ("x",), {"key": 1})
    assert called.driver is called["b"].obj
    assert (called.driver.args, called.driver.kwds) == (("x",), {"key": 1})


def test_a_missing_driver_is_an_error(package, abc, logs):
    with pytest.raises(package.NoMatches) as caught:
        package.DriverManager(GROUP, "z")
    assert str(caught.value) == f"No {GROUP!r} driver found, looking for 'z'"
    assert logs() == [("stevedore.named", "WARNING", "Could not load z")]


def test_a_driver_that_fails_raises_what_it_raised(package, add):
    add("sick", "raise ValueError('bad day')\n")
    with pytest.raises(ValueError, match="bad day") as caught:
        package.DriverManager(GROUP, "sick")
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_a_callback_that_swallows_leaves_no_driver(package, add, logs):
    add("sick", "raise ValueError('bad day')\n")
    told = []
    with pytest.raises(package.NoMatches):
        package.DriverManager(GROUP, "sick", on_load_failure_callback=lambda *args: told.append(args[2]))
    assert [str(each) for each in told] == ["bad day"]
    assert logs() == [("stevedore.named", "WARNING", "Could not load sick")]


def test_two_drivers_of_one_name_are_an_error(package, add):
    same_name(add, "one", "two")
    with pytest.raises(package.MultipleMatches, match="'same' command in textapp.plugins namespace: Plugin, Plugin"):
        package.DriverManager(GROUP, "same")
    chosen = package.DriverManager(GROUP, "same", conflict_resolver=lambda namespace, name, found: found[0])
    assert len(chosen.extensions) == 1


def test_a_driver_is_called_through_its_manager(package, abc, logs):
    manager = package.DriverManager(GROUP, "b")
    assert manager(named, 1, key=2) == ("b", (1,), {"key": 2})
    assert manager(failing) is None
    assert len(logs()) == 2


def test_a_hook_has_all_of_its_name(package, add, abc, logs):
    same_name(add, "one", "two")
    manager = package.HookManager(GROUP, "same")
    assert manager["same"] is manager.extensions
    assert len(manager["same"]) == 2
    assert manager._name == "same"
    assert manager.map(named) == [("same", (), {})] * 2
    with pytest.raises(KeyError, match="a"):
        manager["a"]
    assert logs() == []


def test_a_hook_without_plugins_is_silent_until_it_is_called(package, logs):
    manager = package.HookManager("textapp.nothing", "z")
    assert manager["z"] == []
    assert logs() == []
    with pytest.raises(package.NoMatches):
        manager.map(named)


def test_dispatch_asks_before_each_call(package, abc):
    manager = package.DispatchExtensionManager(GROUP, lambda ext: True, True)
    seen = []

    def wanted(ext, *args, **kwds):
        seen.append((ext.name, args, kwds))
        return ext.name != "b"

    assert manager.map(wanted, named, 1, key=2) == [(each, (1,), {"key": 2}) for each in "ac"]
    assert seen == [(each, (1,), {"key": 2}) for each in "abc"]
    seen.clear()
    assert manager.map_method(wanted, "name") == ["module_of_a", "module_of_c"]
    assert seen == [(each, ("name",), {}) for each in "abc"]


def test_what_the_filter_raises_always_passes(package, abc):
    manager = package.DispatchExtensionManager(GROUP, lambda ext: True)
    with pytest.raises(ValueError, match="no b"):
        manager.map(failing, named)


def test_dispatch_without_extensions_raises_but_not_by_name(package):
    with pytest.raises(package.NoMatches, match="^No textapp.nothing extensions found$"):
        package.DispatchExtensionManager("textapp.nothing", lambda ext: True).map(named, named)
    assert package.NameDispatchExtensionManager("textapp.nothing", lambda ext: True).map(["a"], named) == []


def test_dispatch_by_name_follows_the_names(package, abc, logs, caplog):
    caplog.set_level(logging.DEBUG, "stevedore.dispatch")
    manager = package.NameDispatchExtensionManager(GROUP, lambda ext: ext.name != "b", True)
    assert sorted(manager.by_name) == ["a", "c"]
    assert manager.map(["c", "b", "a", "c"], named) == [(each, (), {}) for each in "cac"]
    assert [each for each in logs(logging.DEBUG) if each[0] == "stevedore.dispatch"] == [
        ("stevedore.dispatch", "DEBUG", "Missing extension 'b' being ignored")
    ]
    assert manager.map_method(("c",), "name") == ["module_of_c"]
    with pytest.raises(ZeroDivisionError):
        manager.propagate_map_exceptions = True
        manager.map("a", lambda ext: 1 / 0)


def test_the_names_of_dispatch_can_be_replaced(package, abc):
    """``by_name`` is a mapping of its own."""
    manager = package.NameDispatchExtensionManager(GROUP, lambda ext: True)
    del manager.by_name["a"]
    assert manager.map(["a", "b"], lambda ext: ext.name) == ["b"]
    assert manager["a"].name == "a"

    class Whatever(dict):
        def __missing__(self, name):
            return manager["c"]

    manager.by_name = Whatever()
    assert manager.map(["x"], lambda ext: ext.name) == ["c"]


def extension(package, name):
    return package.Extension(name, None, dict, {"name": name})


def test_test_instances_load_nothing(package):
    found = [extension(package, "a"), extension(package, "b")]
    for cls in (package.ExtensionManager, package.NamedExtensionManager, package.DispatchExtensionManager):
        made = cls.make_test_instance(found)
        assert type(made) is cls
        assert made.extensions is found
        assert (made.namespace, made.propagate_map_exceptions, made._on_load_failure_callback) == (
            "TESTING",
            False,
            None,
        )
        assert made["b"] is found[1]
    driver = package.DriverManager.make_test_instance(found[0], "ns", True)
    assert (driver.extensions, driver.namespace, driver.propagate_map_exceptions) == ([found[0]], "ns", True)
    assert driver.driver == {"name": "a"}
    assert driver._names == ["a"]
    assert package.NamedExtensionManager.make_test_instance(found)._names == ["a", "b"]
    assert package.HookManager.make_test_instance(found)["a"] is found
    assert package.NameDispatchExtensionManager.make_test_instance(found).map(["b"], lambda ext: ext.obj["name"]) == [
        "b"
    ]
    assert not hasattr(package.EnabledExtensionManager.make_test_instance([]), "check_func")


def test_test_instances_resolve_conflicts(package):
    found = [extension(package, "a"), extension(package, "a")]
    with pytest.raises(package.MultipleMatches):
        package.ExtensionManager.make_test_instance(found, conflict_resolver=package.error_on_conflict)["a"]


def test_a_manager_can_be_copied(package, abc):
    manager = package.ExtensionManager(GROUP)
    assert copy.copy(manager).names() == copy.deepcopy(manager).names() == ["a", "b", "c"]


def test_threads_may_load_at_the_same_time(package, abc):
    found = []
    barrier = threading.Barrier(8)

    def load():
        barrier.wait()
        found.append(package.ExtensionManager(GROUP).names())

    threads = [threading.Thread(target=load) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == [["a", "b", "c"]] * 8
