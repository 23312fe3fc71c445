"""Loading: what is imported and called, in what order, and what becomes of failures."""

from __future__ import annotations

import logging
import sys

import pytest

from .conftest import GROUP, PLUGIN

BROKEN = "raise ValueError('bad day')\n"


def imported() -> set[str]:
    return {name[10:] for name in sys.modules if name.startswith("module_of_")}


def test_every_plugin_is_loaded_in_order_of_discovery(package, abc):
    manager = package.ExtensionManager(GROUP)

    assert manager.names() == [each.name for each in manager] == manager.entry_points_names() == ["a", "b", "c"]
    assert [each.plugin.__module__ for each in manager.extensions] == ["module_of_a", "module_of_b", "module_of_c"]
    assert [each.obj for each in manager] == [None, None, None]
    assert manager.namespace == GROUP
    assert manager.propagate_map_exceptions is False


@pytest.mark.parametrize("args", [("x", 1), ["x", 1]])
def test_a_plugin_is_called_with_what_was_given(package, abc, args):
    """oslo.messaging passes a list."""
    manager = package.ExtensionManager(GROUP, True, args, {"key": "value"})
    assert [(each.obj.args, each.obj.kwds) for each in manager] == [(("x", 1), {"key": "value"})] * 3


def test_a_plugin_is_called_with_nothing_unless_told(package, abc):
    manager = package.ExtensionManager(GROUP, invoke_on_load=True, invoke_args=None, invoke_kwds=None)
    assert [(each.obj.args, each.obj.kwds) for each in manager] == [((), {})] * 3


def test_what_is_found_is_told_at_level_debug(package, add, logs, caplog):
    add("a")
    caplog.set_level(logging.DEBUG, "stevedore.extension")
    package.ExtensionManager(GROUP)

    found = [each for each in logs(logging.DEBUG) if each[0] == "stevedore.extension"]
    text = f"found extension EntryPoint(name='a', value='module_of_a_dist:Plugin', group={GROUP!r})"
    assert found == [("stevedore.extension", "DEBUG", text)]


def test_a_failure_is_logged_and_the_others_are_loaded(package, abc, add, logs, caplog):
    add("sick", BROKEN)
    assert package.ExtensionManager(GROUP).names() == ["a", "b", "c"]
    assert caplog.records[-1].exc_info in {None, False}
    assert logs() == [("stevedore.extension", "ERROR", "Could not load 'sick': bad day")]


def test_the_traceback_of_a_failure_is_logged_at_level_debug(package, add, caplog):
    add("sick", BROKEN)
    caplog.set_level(logging.DEBUG, "stevedore.extension")
    package.ExtensionManager(GROUP)
    assert caplog.records[-1].exc_info[0] is ValueError


def test_what_calling_a_plugin_raises_is_a_failure(package, abc, logs):
    assert package.ExtensionManager(GROUP, True, invoke_kwds={"self": 1}).names() == []
    assert [text.partition(":")[0] for _, _, text in logs()] == [f"Could not load {each!r}" for each in "abc"]


def test_a_callback_is_told_manager_entry_point_and_exception(package, add, logs):
    add("sick", BROKEN)
    told = []
    manager = package.ExtensionManager(GROUP, on_load_failure_callback=lambda *args: told.append(args))

    [(given, ep, error)] = told
    assert given is manager
    assert (ep.name, ep.value, ep.group) == ("sick", "module_of_sick_dist:Plugin", GROUP)
    assert (type(error), str(error)) == (ValueError, "bad day")
    assert logs() == []


def test_what_a_callback_raises_ends_the_construction(package, add):
    add("sick", BROKEN)
    seen = []

    def refuse(manager, ep, error):
        seen.append(hasattr(manager, "extensions"))
        raise LookupError(ep.name)

    with pytest.raises(LookupError, match="sick") as caught:
        package.ExtensionManager(GROUP, on_load_failure_callback=refuse)
    assert isinstance(caught.value.__context__, ValueError)
    assert seen == [False]


@pytest.mark.parametrize("error", ["AssertionError", "KeyboardInterrupt", "SystemExit", "GeneratorExit"])
def test_some_errors_pass_a_callback_by(package, abc, add, error):
    """An AssertionError of one plugin ends everything, as do errors that are no Exception."""
    add("sick", f"raise {error}\n")
    with pytest.raises(getattr(__builtins__, error, None) or __builtins__[error]):
        package.ExtensionManager(GROUP, on_load_failure_callback=lambda *args: None)


def test_the_plugins_class_may_be_anything_that_is_called(package, add):
    add("function", "def Plugin():\n    return 'made'\n")
    add("module", "", attr="__name__")
    assert [(each.name, each.plugin) for each in package.ExtensionManager(GROUP) if each.name == "module"] == [
        ("module", "module_of_module_dist")
    ]
    assert package.DriverManager(GROUP, "function", invoke_on_load=True).driver == "made"


def test_an_attribute_path_is_followed(package, add):
    add("deep", "class A:\n    class B:\n        value = 3\n", attr="A.B.value")
    add("shallow", "class A: ...\n", attr="A.B")
    told = []
    manager = package.ExtensionManager(
        GROUP, on_load_failure_callback=lambda _, ep, error: told.append((ep.name, type(error)))
    )
    assert manager["deep"].plugin == 3
    assert told == [("shallow", AttributeError)]


def test_a_module_that_answers_to_any_name_is_asked_for_no_other(package, site):
    """Only the module and the attribute path are touched."""
    folder = site.path / "textapp_lazy"
    folder.mkdir()
    (folder / "__init__.py").write_text("asked = []\ndef __getattr__(name):\n    asked.append(name)\n    return name\n")
    site.install("lazy-dist", f"[{GROUP}]\nlazy = textapp_lazy:anything\n")

    assert package.ExtensionManager(GROUP)["lazy"].plugin == "anything"
    asked = [each for each in sys.modules["textapp_lazy"].asked if not each.startswith("__")]
    assert asked == ["anything"]


def test_an_empty_manager_is_true_and_has_no_length(package):
    manager = package.ExtensionManager("textapp.nothing")
    assert bool(manager) is True
    assert manager.extensions == manager.names() == list(manager) == []
    for absent in ("__len__", "keys", "values", "get"):
        assert not hasattr(manager, absent)


def test_the_deprecated_argument_warns_once_and_does_nothing(package, abc):
    text = (
        "The verify_requirements argument is now a no-op and is deprecated for removal. Remove the argument from calls."
    )
    for value in (True, False):
        with pytest.warns(DeprecationWarning) as caught:
            assert package.ExtensionManager(GROUP, verify_requirements=value).names() == ["a", "b", "c"]
        assert [str(each.message) for each in caught] == [text]
        assert caught[0].filename.endswith("/stevedore/extension.py")  # not the caller's line, in both
    with pytest.warns(DeprecationWarning) as caught:
        package.ExtensionManager.make_test_instance([], verify_requirements=True)
    assert [str(each.message) for each in caught] == [text]


def test_a_missing_name_can_still_be_silenced_in_the_old_way(package, abc, logs):
    text = (
        "The warn_on_missing_entrypoint option is deprecated for removal. If you wish to disable warnings, you "
        "should instead override 'on_missing_entrypoints_callback'"
    )
    for value, expected in ((False, []), (True, [("stevedore.named", "WARNING", "Could not load z")])):
        with pytest.warns(DeprecationWarning) as caught:
            package.NamedExtensionManager(GROUP, ["z"], warn_on_missing_entrypoint=value)
        assert [str(each.message) for each in caught] == [text]
        assert logs() == expected
        with pytest.warns(DeprecationWarning):
            package.HookManager(GROUP, "z", warn_on_missing_entrypoint=value)
        assert logs() == []
        with pytest.warns(DeprecationWarning), pytest.raises(package.NoMatches):
            package.DriverManager(GROUP, "z", warn_on_missing_entrypoint=value)
        assert logs() == expected


def test_only_the_named_are_imported(package, abc):
    assert package.NamedExtensionManager(GROUP, ["c", "a"]).names() == ["a", "c"]
    assert imported() == {"a", "c"}
    assert package.DriverManager(GROUP, "b").driver.__module__ == "module_of_b"
    assert imported() == {"a", "b", "c"}


def test_the_enabled_are_asked_about_after_import_and_call(package, abc, logs, caplog):
    caplog.set_level(logging.DEBUG, "stevedore.enabled")
    seen = []

    def check(ext):
        seen.append((ext.name, type(ext.obj).__name__))
        return ext.name != "b"

    manager = package.EnabledExtensionManager(GROUP, check, True)
    assert manager.names() == ["a", "c"]
    assert manager.check_func is check
    assert seen == [("a", "Plugin"), ("b", "Plugin"), ("c", "Plugin")]
    assert [each for each in logs(logging.DEBUG) if each[0] == "stevedore.enabled"] == [
        ("stevedore.enabled", "DEBUG", "ignoring extension 'b'")
    ]


def test_what_the_check_raises_is_a_failure(package, abc, logs):
    def check(ext):
        raise RuntimeError(f"no {ext.name}")

    assert package.EnabledExtensionManager(GROUP, check).names() == []
    assert logs()[0] == ("stevedore.extension", "ERROR", "Could not load 'a': no a")


def test_a_plugin_that_lies_about_its_truth_is_kept(package, add):
    """Only the extension has to be true, not what it holds."""
    add("zero", "def Plugin():\n    return 0\n")
    assert [each.obj for each in package.ExtensionManager(GROUP, True)] == [0]


def test_plugin_modules_are_imported_once(package, add):
    add("a", PLUGIN + "import builtins\nbuiltins.textapp_count = getattr(builtins, 'textapp_count', 0) + 1\n")
    import builtins

    builtins.textapp_count = 0
    first, second = package.ExtensionManager(GROUP), package.ExtensionManager(GROUP)
    assert first["a"].plugin is second["a"].plugin
    assert builtins.textapp_count == 1
    del builtins.textapp_count
