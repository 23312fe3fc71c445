"""Order: by names that the host gives, and as plugins declare it; and which of several of one name is used."""

from __future__ import annotations

import logging
from collections.abc import Mapping

import pytest

from longshore import (
    DriverManager,
    ExtensionManager,
    HookManager,
    MultipleMatches,
    NamedExtensionManager,
    OrderCycle,
    Prefer,
    Rules,
)
from longshore.testing import installed_plugin

from .readers import DECLARED, MODULE, NAMESPACE, Reader, declaring, imported, plain

SOME = {"c": "{}", "a": "{}", "b": "{}"}


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ({}, "c a b"),
        ({"b": "{'position': 'first'}"}, "b c a"),
        ({"c": "{'position': 'last'}"}, "a b c"),
        ({"c": "{'position': 'last'}", "a": "{'position': 'last'}"}, "b c a"),
        ({"b": "{'before': ['c']}"}, "b c a"),
        ({"c": "{'after': ('b',)}"}, "b c a"),
        ({"c": "{'after': ['absent']}", "a": "{'before': ['a']}"}, "c a b"),
        ({"c": "{'position': 'first', 'after': ['b']}"}, "b c a"),
        ({"b": "{'position': 'last'}", "a": "{'after': ['b']}"}, "c b a"),
        ({"c": "{'after': ['a']}", "a": "{'after': ['b']}"}, "b a c"),
        ({"c": "{'before': ['b'], 'after': ['a']}"}, "a c b"),
    ],
)
def test_plugins_say_where_they_stand(declared: Mapping[str, str], expected: str) -> None:
    """Everything else stays as it was found."""
    with declaring({**SOME, **declared}):
        manager = ExtensionManager(plain)
        assert manager.names() == expected.split()
        assert manager.call(Reader.read, "") == [f"acme_{name} " for name in expected.split()]
        assert [each.candidate.name for each in manager.outcomes] != []


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (["b"], "b a c"),
        (["b", "c"], "b c a"),
        (["c", "b", "a"], "c b a"),
        (["absent", "c", "c", "b"], "c b a"),
        ([], "a c b"),
    ],
)
def test_the_hosts_order_goes_before(order: list[str], expected: str) -> None:
    """Whatever plugins declare."""
    with declaring({**SOME, "a": "{'before': ['c', 'b']}"}):
        assert ExtensionManager(plain, order=order).names() == expected.split()
        assert ExtensionManager(plain, order=order, lazy=True).names() == expected.split()
        found = NamedExtensionManager(plain, ["b", "c", "a"], order=order)
        assert found.names() == expected.split()


def test_an_order_may_be_given_where_nothing_is_declared() -> None:
    """Of any source."""
    with declaring({}, undeclared=("a", "b", "c")):
        assert ExtensionManager[Reader](NAMESPACE, order=("c",)).names() == ["c", "a", "b"]


def test_the_order_of_names_is_kept_where_that_is_asked_for() -> None:
    """stevedore's ``name_order`` is the host's word as well."""
    with declaring({**SOME, "a": "{'position': 'first'}"}):
        assert NamedExtensionManager(plain, ["b", "a", "c"], name_order=True).names() == ["b", "a", "c"]
        assert NamedExtensionManager(plain, ["b", "a", "c"]).names() == ["a", "c", "b"]


def test_an_order_is_no_text() -> None:
    """It would be one of letters."""
    with pytest.raises(TypeError, match=r"order is a sequence of names, not one string: write \['abc'\]"):
        ExtensionManager(plain, order="abc")


@pytest.mark.parametrize(
    ("declared", "names"),
    [
        ({"a": "{'before': ['b']}", "b": "{'before': ['a']}"}, ("a", "b")),
        ({"a": "{'after': ['b']}", "b": "{'after': ['c']}", "c": "{'after': ['a']}"}, ("c", "b", "a")),
        ({"c": "{'before': ['a']}", "a": "{'before': ['b']}", "b": "{'before': ['a']}"}, ("a", "b")),
    ],
)
def test_a_circle_is_an_error_that_names_it(declared: Mapping[str, str], names: tuple[str, ...]) -> None:
    """And its cure, which works."""
    with declaring({**SOME, **declared}):
        with pytest.raises(OrderCycle) as caught:
            ExtensionManager(plain)
        assert imported() == []
        assert ExtensionManager(plain, order=list(caught.value.names)).names()[: len(names)] == list(names)
    assert (caught.value.namespace, caught.value.names) == (NAMESPACE, names)
    head, *steps, cure = str(caught.value).split("\n")
    assert head == f"the plugins of '{NAMESPACE}' declare an order that goes in a circle:"
    following = [*names[1:], names[0]]
    assert steps == [
        f"  {NAMESPACE}: '{name}' (acme_{name}:reader) from acme 1.0 comes before '{other}'"
        for name, other in zip(names, following, strict=True)
    ]
    assert cure == f"Say which goes first: order={list(names)!r}; or update or uninstall one of them."


def test_hooks_of_one_name_are_not_parted_by_it() -> None:
    """Names order plugins of other names only."""
    entry_points = {NAMESPACE: {"save": "acme_save:reader"}, DECLARED: {"save": "acme_declared:save"}}
    source = "save = {'before': ['save'], 'after': ['save']}\n"
    modules = {"acme_save.py": MODULE, "acme_declared.py": source}
    with (
        installed_plugin(entry_points, name="acme", modules=modules),
        installed_plugin({NAMESPACE: {"save": "zeta_save:reader"}}, name="zeta", modules={"zeta_save.py": MODULE}),
        pytest.raises(OrderCycle),
    ):
        HookManager(plain, "save")


TWO = {name: {NAMESPACE: {"x": f"{name}_x:reader"}} for name in ("acme-tools", "zeta")}


@pytest.fixture
def two():
    """Two distributions with a plugin of one name."""
    with (
        installed_plugin({NAMESPACE: {"x": "acme_x:reader"}}, name="Acme.Tools", modules={"acme_x.py": MODULE}),
        installed_plugin({NAMESPACE: {"x": "zeta_x:reader"}}, name="zeta", modules={"zeta_x.py": MODULE}),
    ):
        yield


@pytest.mark.parametrize(
    ("resolver", "module"),
    [
        (Prefer("acme-tools"), "acme_x"),
        (Prefer("other", "ACME_tools", "zeta"), "acme_x"),
        (Prefer("zeta"), "zeta_x"),
        ("first", "zeta_x"),
        ("last", "acme_x"),
    ],
)
def test_one_of_a_name_is_chosen_and_that_is_logged(two, caplog, resolver, module) -> None:
    """Before anything is imported, for a driver; for a manager when it is asked."""
    caplog.set_level(logging.INFO, "longshore")
    driver = DriverManager[Reader](NAMESPACE, "x", conflict_resolver=resolver)
    assert driver.driver.read("") == f"{module} "
    assert [name for name in imported() if name == "acme_x"] == ["acme_x"] * (module == "acme_x")
    manager = ExtensionManager[Reader](NAMESPACE, conflict_resolver=resolver)
    assert manager["x"].obj.read("") == f"{module} "
    assert manager["x"] is manager["x"]
    told = [each.getMessage() for each in caplog.records]
    other = {"acme_x": "zeta_x:reader from zeta 1.0", "zeta_x": "acme_x:reader from Acme.Tools 1.0"}[module]
    assert len(told) == 2
    assert all(f"({module}:reader) from" in each for each in told)
    assert all(each.endswith(f"is used; of the same name there are: {other}") for each in told)
    assert {each.levelname for each in caplog.records} == {"INFO"}


def test_nobody_is_preferred_who_is_not_there(two) -> None:
    """That is a conflict as before."""
    resolver = Prefer("other")
    assert repr(resolver) == "Prefer('other')"
    with pytest.raises(MultipleMatches, match=r"longshore\.Prefer\('a-distribution'\)"):
        DriverManager[Reader](NAMESPACE, "x", conflict_resolver=resolver)
    with pytest.raises(MultipleMatches):
        ExtensionManager[Reader](NAMESPACE, conflict_resolver=resolver)["x"]


def test_what_the_policy_refuses_orders_nothing() -> None:
    """So an operator can end a circle, too."""
    declared = {"a": "{'before': ['b']}", "b": "{'before': ['a']}"}
    with declaring({**SOME, **declared}):
        manager = ExtensionManager(plain, policy=Rules.from_text(f"deny {NAMESPACE}:a"))
        assert manager.names() == ["c", "b"]
        assert [each.status for each in manager.outcomes] == ["loaded", "refused", "loaded"]


def test_a_candidate_that_may_not_be_loaded_is_no_conflict(two) -> None:
    """The other one is the driver."""
    rules = Rules.from_text("deny from zeta")
    assert DriverManager[Reader](NAMESPACE, "x", policy=rules).driver.read("") == "acme_x "
    with pytest.raises(MultipleMatches):
        DriverManager[Reader](NAMESPACE, "x", policy=Rules.from_text("deny *"))


def test_prefer_takes_names() -> None:
    """Of distributions."""
    with pytest.raises(TypeError, match=r"Prefer takes names of distributions, as in Prefer\('acme', 'other'\), not"):
        Prefer(["acme"])  # type: ignore[arg-type]
