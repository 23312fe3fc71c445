"""What each manager loads, calls, keeps and refuses; the semantics under stevedore's parameter names."""

from __future__ import annotations

import logging
import sys
from importlib.metadata import EntryPoint

import pytest

from longshore import (
    Allowed,
    CandidateError,
    DispatchExtensionManager,
    DoesNotConform,
    DriverManager,
    EnabledExtensionManager,
    ExtensionManager,
    FactoryFailed,
    FromFile,
    HookManager,
    ImportReferences,
    Installed,
    MultipleMatches,
    NamedExtensionManager,
    NameDispatchExtensionManager,
    NoMatches,
    PluginDirectory,
    PluginErrors,
    PolicyRefused,
    Refused,
    UnknownName,
)
from tests.unit.managers.apis import Reader, ReaderFactory, falsy, lonely, loud, mixed, nothing, readers, texts

pytestmark = pytest.mark.usefixtures("plugins")


def made() -> list[str]:
    """The classes that were called since the plugins were imported."""
    return sys.modules["acme_readers"].made


def test_an_extension_tells_all_about_its_plugin():
    """Name, object, plugin, target, entry point, distribution and report."""
    extension = ExtensionManager(readers)["alpha"]

    assert extension.name == "alpha"
    assert extension.obj is extension.plugin is sys.modules["acme_readers"].Alpha
    assert (extension.module_name, extension.attr) == ("acme_readers", "Alpha")
    assert extension.entry_point_target == "acme_readers:Alpha"
    assert isinstance(extension.entry_point, EntryPoint)
    assert extension.entry_point.dist.name == "acme"
    assert extension.entry_point is extension.entry_point
    assert isinstance(extension.distribution, Installed)
    assert (extension.distribution.name, extension.distribution.version) == ("acme", "1.0")
    assert extension.report.conforms
    assert repr(extension) == "<Extension 'alpha': acme_readers:Alpha from acme 1.0>"


def test_extension_manager_is_a_collection():
    """It iterates in order, has names, a length, items and membership, and is always true."""
    manager = ExtensionManager(ExtensionPointOf("tests.lonely"), on_load_failure_callback=lambda *_: None)

    assert [each.name for each in manager] == manager.names() == ["alpha"]
    assert len(manager) == 1
    assert "alpha" in manager
    assert "untouched" not in manager
    assert [(name, each.name) for name, each in manager.items()] == [("alpha", "alpha")]
    assert bool(ExtensionManager(nothing)) is True
    assert "tests.lonely" in repr(manager)


def ExtensionPointOf(namespace):
    from longshore import ExtensionPoint

    return ExtensionPoint(namespace, ReaderFactory)


def test_a_driver_imports_one_module():
    """The other module of the namespace, which raises, is never imported."""
    assert DriverManager(lonely, "alpha").driver.__name__ == "Alpha"
    assert "acme_untouched" not in sys.modules


def test_named_managers_import_only_what_was_named():
    """The plugins that are not named stay unimported."""
    assert NamedExtensionManager(lonely, ["alpha"]).names() == ["alpha"]
    assert "acme_untouched" not in sys.modules


def test_driver_short_form():
    """ExtensionPoint.driver(name) is DriverManager(point, name).driver."""
    assert readers.driver("alpha") is DriverManager(readers, "alpha").driver


def test_invoked_calls_and_hands_over_the_result():
    """The arguments reach the plugin; the object is what it returned."""
    manager = DriverManager.invoked(readers, "alpha", size=3)

    assert manager.driver.read(2) == "Alpha:6"
    assert manager.extensions[0].plugin is sys.modules["acme_readers"].Alpha
    assert manager.api is Reader


@pytest.mark.parametrize(
    "make",
    [
        lambda: ExtensionManager.invoked(readers, 2),
        lambda: ExtensionManager(readers.invoked(2), strict=True),
        lambda: NamedExtensionManager.invoked(readers, ["alpha", "beta", "gamma", "delta"], 2),
        lambda: NamedExtensionManager(readers.invoked(2), ["alpha", "beta", "gamma", "delta"]),
        lambda: EnabledExtensionManager.invoked(readers, lambda each: each.obj.size == 2, 2),
        lambda: DispatchExtensionManager.invoked(readers, lambda each: each.obj.size == 2, 2),
        lambda: NameDispatchExtensionManager.invoked(readers, lambda each: each.obj.size == 2, 2),
        lambda: ExtensionManager[Reader]("tests.readers", invoke_on_load=True, invoke_args=[2]),
        lambda: ExtensionManager[Reader]("tests.readers", True, None, {"size": 2}),
    ],
)
def test_every_manager_calls_its_plugins_in_both_ways(make):
    """The object of each extension was made with the argument."""
    manager = make()

    assert sorted(each.name for each in manager) == ["alpha", "beta", "beta", "delta", "gamma"]
    assert {each.obj.size for each in manager} == {2}
    assert manager.api is Reader


def test_invoke_on_load_with_a_point_names_invoked():
    """The typed way is in the message."""
    with pytest.raises(TypeError, match=r"ExtensionManager\.invoked\(point"):
        ExtensionManager(readers, invoke_on_load=True)


def test_a_point_whose_plugins_are_not_callable_can_not_be_invoked():
    """The API is named."""
    from longshore import ExtensionPoint

    with pytest.raises(TypeError, match="can't be invoked: the API Reader is no callback Protocol"):
        ExtensionPoint("tests.readers", Reader).invoked()


def test_every_failure_is_kept_and_logged_once(caplog):
    """The healthy plugins load; each failure names distribution, version, entry point and cause."""
    manager = ExtensionManager.invoked(mixed)

    assert manager.names() == ["alpha"]
    assert [each.candidate.name for each in manager.failures] == ["wrong", "gone", "nowhere", "broken"]
    assert len(caplog.records) == 4
    for each, record, words in zip(
        manager.failures,
        caplog.records,
        ("does not conform to ReaderFactory", "has no attribute 'Gone'", "No module named", "no size is right"),
        strict=True,
    ):
        text = str(each)
        assert text == record.getMessage()
        assert "acme 1.0" in text
        assert f"tests.mixed: '{each.candidate.name}'" in text
        assert words in text
        assert str(each.distribution) == "acme 1.0"
        assert record.levelno == logging.WARNING


def test_strict_tries_all_and_raises_one_group():
    """Nothing is handed out; each member has its candidate."""
    with pytest.raises(PluginErrors) as caught:
        ExtensionManager(mixed.invoked(), strict=True)

    assert [each.candidate.name for each in caught.value.exceptions] == ["wrong", "gone", "nowhere", "broken"]
    assert isinstance(caught.value.exceptions[0], DoesNotConform)
    assert isinstance(caught.value.exceptions[3], FactoryFailed)
    assert isinstance(caught.value.exceptions[3].__cause__, ValueError)


def test_the_failure_callback_is_told_instead_of_the_log(caplog):
    """Manager, entry point and what was raised, as stevedore passes them."""
    told = []
    manager = ExtensionManager(mixed, on_load_failure_callback=lambda *each: told.append(each))

    assert [entry_point.name for _, entry_point, _ in told] == ["wrong", "gone", "nowhere"]
    assert all(each is manager for each, _, _ in told)
    assert [type(error) for _, _, error in told] == [DoesNotConform, AttributeError, ModuleNotFoundError]
    assert not caplog.records


def test_what_the_failure_callback_raises_ends_the_load():
    """As for stevedore."""

    def refuse(manager, entry_point, error):
        raise RuntimeError(entry_point.name)

    with pytest.raises(RuntimeError, match="wrong"):
        ExtensionManager(mixed, on_load_failure_callback=refuse)


@pytest.mark.parametrize(
    ("name", "error"), [("wrong", DoesNotConform), ("gone", CandidateError), ("broken", FactoryFailed)]
)
def test_a_driver_that_fails_raises_its_own_error(name, error):
    """The error is about that candidate."""
    told = []
    with pytest.raises(error) as caught:
        DriverManager(mixed.invoked(), name, on_load_failure_callback=lambda *each: told.append(each[1].name))

    assert caught.value.candidate.name == name
    assert told == [name]


def test_no_such_driver_lists_what_is_there_and_the_nearest():
    """The error is a LookupError and a RuntimeError; the callback is told before."""
    told = []
    with pytest.raises(NoMatches, match="Did you mean 'alpha'") as caught:
        DriverManager(readers, "alhpa", on_missing_entrypoints_callback=told.append)

    assert told == [{"alhpa"}]
    assert sorted(set(caught.value.available)) == ["alpha", "beta", "delta", "gamma"]
    assert isinstance(caught.value, LookupError)
    assert isinstance(caught.value, RuntimeError)


def test_two_drivers_of_one_name_are_refused_before_any_is_imported():
    """Both distributions, versions and the cures are named."""
    with pytest.raises(MultipleMatches) as caught:
        DriverManager(readers, "beta")

    text = str(caught.value)
    assert "acme 1.0" in text
    assert "zeta 2.0" in text
    assert "conflict_resolver=" in text
    assert [str(each.distribution) for each in caught.value.candidates] == ["acme 1.0", "zeta 2.0"]
    assert "acme_readers" not in sys.modules


@pytest.mark.parametrize(
    ("resolver", "module"),
    [
        ("first", "acme_readers"),
        ("last", "zeta_readers"),
        (lambda namespace, name, extensions: extensions[1], "zeta_readers"),
    ],
)
def test_a_resolver_decides_between_drivers_and_on_lookup(resolver, module):
    """First and last import only their own; a function sees all of them."""
    assert DriverManager(readers, "beta", conflict_resolver=resolver).driver.__module__ == module
    manager = ExtensionManager(readers, conflict_resolver=resolver)
    assert manager["beta"].plugin.__module__ == module
    assert dict(manager.items())["beta"] is manager["beta"]


def test_a_resolver_is_given_only_what_was_accepted():
    """With one accepted there is nothing to resolve; with none its failure is raised."""
    source = ImportReferences([])
    source.references = (("a", "acme_readers:Wrong"), ("a", "acme_readers:Alpha"))

    def never(*_):
        raise AssertionError

    assert DriverManager(readers, "a", conflict_resolver=never, source=source).driver.__name__ == "Alpha"
    source.references = (("a", "acme_readers:Wrong"), ("a", "acme_readers:Gone"))
    with pytest.raises(DoesNotConform):
        DriverManager(readers, "a", conflict_resolver=never, source=source)


def test_conflicts_are_found_when_equal_names_are_not_adjacent():
    """alpha, beta, gamma, delta, beta: the two are a conflict."""
    manager = ExtensionManager(readers)

    assert manager.names() == ["alpha", "beta", "gamma", "delta", "beta"]
    with pytest.raises(MultipleMatches):
        manager["beta"]
    with pytest.raises(MultipleMatches):
        manager.items()
    assert "beta" in manager
    assert len(list(manager)) == 5


def test_an_unknown_name_is_a_key_error_with_reasons():
    """A name that failed tells why; another name is told what is there."""
    manager = ExtensionManager(mixed)

    with pytest.raises(KeyError, match="has no attribute 'Gone'"):
        manager["gone"]
    with pytest.raises(UnknownName, match="there are: alpha, broken. Did you mean 'alpha'"):
        manager["alpa"]
    with pytest.raises(UnknownName, match="there are none"):
        ExtensionManager(nothing)["x"]


def test_a_falsy_driver_is_the_driver():
    """The object is handed over whatever its truth value."""
    manager = DriverManager.invoked(falsy, "falsy", 4)

    assert type(manager.driver).__name__ == "Falsy"
    assert manager.driver.size == 4


def test_calling_a_driver_manager_passes_the_extension():
    """As for stevedore; what the function raises passes as it is."""
    manager = DriverManager(readers, "alpha")

    assert manager(lambda extension, suffix: extension.name + suffix, "!") == "alpha!"
    with pytest.raises(ZeroDivisionError):
        manager(lambda extension: 1 / 0)


def test_named_order_and_missing_names(caplog):
    """Discovery's order unless name_order says otherwise; missing names are logged, or told."""
    assert NamedExtensionManager(readers, ["gamma", "alpha"]).names() == ["alpha", "gamma"]
    assert NamedExtensionManager(readers, ["gamma", "alpha"], name_order=True).names() == ["gamma", "alpha"]
    assert not caplog.records

    NamedExtensionManager(readers, ["alpha", "nope"])
    assert [each.getMessage() for each in caplog.records] == [
        "no plugin named 'nope' in 'tests.readers'; there are: alpha, beta, delta, gamma"
    ]

    told = []
    NamedExtensionManager(readers, iter(["alpha", "nope"]), on_missing_entrypoints_callback=told.append)
    NamedExtensionManager(readers, ["nope"], on_missing_entrypoints_callback=None)
    assert told == [{"nope"}]
    assert len(caplog.records) == 1


def test_missing_names_are_an_error_where_the_load_is_strict():
    """The group has one member a name."""
    with pytest.raises(PluginErrors) as caught:
        NamedExtensionManager(readers, ["alpha", "nope"], strict=True)

    assert [each.name for each in caught.value.exceptions] == ["nope"]


def test_names_must_not_be_one_string():
    """A string is a sequence of strings, and not meant."""
    with pytest.raises(TypeError, match=r"write \['alpha'\]"):
        NamedExtensionManager(readers, "alpha")


def test_enabled_keeps_what_the_function_enables():
    """It is asked after the check, once for each extension."""
    asked = []

    def enable(extension):
        asked.append(extension.name)
        return extension.name != "beta"

    assert EnabledExtensionManager(readers, enable).names() == ["alpha", "gamma", "delta"]
    assert asked == ["alpha", "beta", "gamma", "delta", "beta"]


def test_what_the_check_function_raises_is_a_failure_of_that_extension():
    """The others load."""

    def enable(extension):
        if extension.name == "gamma":
            raise LookupError("no colour")
        return True

    manager = EnabledExtensionManager(readers, enable)
    assert manager.names() == ["alpha", "beta", "delta", "beta"]
    assert "the host's check_func raised LookupError: no colour" in str(manager.failures[0])


def test_hook_holds_all_of_one_name():
    """[name] gives the list; another name is a KeyError; none is no error."""
    told = []
    hook = HookManager.invoked(readers, "beta", 2)

    assert [str(each.distribution) for each in hook["beta"]] == ["acme 1.0", "zeta 2.0"]
    assert [(name, len(each)) for name, each in hook.items()] == [("beta", 2)]
    assert hook.call(Reader.read, 3) == ["Beta:6", "Beta:6"]
    with pytest.raises(KeyError, match="there are: beta"):
        hook["alpha"]
    empty = HookManager(readers, "nobody", on_missing_entrypoints_callback=told.append)
    assert (len(empty), empty.items(), empty["nobody"], told) == (0, [], [], [{"nobody"}])


def test_entry_points_are_listed_whether_loaded_or_not():
    """All of the namespace, as importlib.metadata has them."""
    manager = NamedExtensionManager(readers, ["alpha"])

    assert manager.entry_points_names() == ["alpha", "beta", "gamma", "delta", "beta"]
    assert {type(each) for each in manager.list_entry_points()} == {EntryPoint}


def test_a_policy_decides_before_the_import():
    """The rule and where it comes from are in the failure; nothing was imported."""

    def policy(candidate):
        return Refused("not on Sundays", "the tests") if candidate.name != "alpha" else Allowed()

    manager = ExtensionManager(lonely, policy=policy)

    assert manager.names() == ["alpha"]
    assert isinstance(manager.failures[0].error, PolicyRefused)
    assert "refused by the rule 'not on Sundays' from the tests" in str(manager.failures[0])
    assert manager.failures[0].error.decision.origin == "the tests"
    assert "acme_untouched" not in sys.modules


def test_the_three_sources_feed_the_same_managers(tmp_path):
    """Installed, from a folder, from references."""
    (tmp_path / "local.py").write_text("from acme_readers import Gamma as reader\n")
    folder = PluginDirectory(tmp_path, "reader")
    references = ImportReferences({"direct": "acme_readers:Beta"})

    assert DriverManager.invoked(readers, "alpha").driver.read(1) == "Alpha:1"
    assert DriverManager(readers.invoked(), "local", source=folder).driver.read(1) == "Gamma:1"
    assert DriverManager(readers.invoked(), "direct", source=references).driver.read(1) == "Beta:1"
    found = ExtensionManager(readers, source=folder)["local"]
    assert found.distribution == FromFile(str(tmp_path / "local.py"))


def test_strict_refuses_what_only_one_checker_refuses():
    """A renamed positional parameter is a warning, and an error where the load is strict."""
    source = ImportReferences({"plain": "acme_readers:shout"})
    from typing import Protocol

    class Shouter(Protocol):
        def __call__(self, words: str, /) -> str: ...

    assert len(ExtensionManager[Shouter]("tests.x", source=source)) == 1
    assert len(ExtensionManager(texts, strict=True)) == 2


def test_unverified_can_be_refused(caplog):
    """What can't be decided is recorded, warned of, or refused."""
    source = ImportReferences({"sleep": "time:sleep"})
    from collections.abc import Callable

    from longshore import ExtensionPoint

    naps = ExtensionPoint("tests.naps", Callable[[float], None])

    assert ExtensionManager(naps, source=source)["sleep"].report.unverified
    assert not caplog.records
    assert len(ExtensionManager(naps, source=source, unverified="warn")) == 1
    assert "was accepted with warnings" in caplog.text
    assert DriverManager(naps, "sleep", source=source, unverified="warn").driver is not None
    assert caplog.text.count("was accepted with warnings") == 2
    assert len(ExtensionManager(naps, source=source, unverified="refuse")) == 0


def test_loud_plugins_load():
    """Their methods raise only when they are called."""
    assert ExtensionManager(loud).names() == ["alpha", "loud", "beta"]


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (
            {"strickt": True},
            "no setting 'strickt'; the settings are: lazy, locked, observer, order, policy",
        ),
        ({"unverified": "refused"}, "unverified is 'allow', 'warn' or 'refuse', not 'refused'"),
        ({"order": 3}, "order is a sequence of names, not 3"),
        ({"order": ["alpha", 1]}, r"order is a sequence of names, not \['alpha', 1\]"),
        ({"conflict_resolver": "frist"}, "conflict_resolver is 'raise', 'first', 'last', Prefer"),
        ({"warn_on_missing_entrypoint": False}, "no setting 'warn_on_missing_entrypoint'"),
    ],
)
def test_a_setting_that_does_not_exist_is_an_error(settings, words):
    """A host without a type checker is told, too."""
    for make in (lambda: ExtensionManager(readers, **settings), lambda: DriverManager(readers, "alpha", **settings)):
        with pytest.raises(TypeError, match=words.split(";")[0]):
            make()


@pytest.mark.parametrize("chosen", [None, "acme", 3])
def test_a_resolver_has_to_return_one_of_the_extensions(chosen):
    """The mistake is told where it is made."""
    with pytest.raises(TypeError, match="it has to return one of those it is given"):
        DriverManager(readers, "beta", conflict_resolver=lambda *_: chosen)
    with pytest.raises(TypeError, match="it has to return one of those it is given"):
        ExtensionManager(readers, conflict_resolver=lambda *_: chosen)["beta"]


def test_at_debug_the_places_of_a_failure_are_logged(caplog):
    """Bounded, as all foreign text."""
    caplog.set_level(logging.DEBUG, "longshore")

    ExtensionManager.invoked(mixed)

    debug = [each.getMessage() for each in caplog.records if each.levelno == logging.DEBUG]
    assert any(text.startswith("ValueError: no size is right\n  at ") for text in debug)
    assert all("acme_readers.py" in text or "ModuleNotFoundError" in text or "AttributeError" in text for text in debug)


def test_a_plugin_directory_passes_over_what_is_no_file(tmp_path):
    """A FIFO would hang its import."""
    import os

    os.mkfifo(tmp_path / "fifo.py")
    (tmp_path / "folder.py").mkdir()
    (tmp_path / "real.py").write_text("value = 3\n")

    assert ExtensionManager[object]("tests.files", source=PluginDirectory(tmp_path)).names() == ["real"]
