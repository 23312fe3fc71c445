"""The order of the stations: decide, load, call, check, accept; one outcome for each candidate."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

import longshore
from longshore import Allowed, Candidate, ExtensionManager, ExtensionPoint, Refused
from tests.support import GREETER, NAMESPACE, Greeter, Site

Decider = Callable[[Candidate], Allowed | Refused]


def named(name: str) -> Decider:
    """A policy that refuses one name."""
    return lambda candidate: Refused(f"not {name}", "the test") if candidate.name == name else Allowed()


def test_each_candidate_has_one_outcome(site: Site) -> None:
    """Accepted, refused by the policy, not loaded, not called, not conforming: nothing is lost in silence."""
    sources = {
        "accepted": f"{GREETER}\nplugin = Greeter",
        "refused": "raise SystemExit",
        "broken": "raise ValueError",
        "missing": "",
        "raising": "def plugin(): raise ValueError",
        "silent": "def plugin(): return 3",
    }
    for name, source in sources.items():
        site.plugin(name, source)
    site.install("malformed-plugin", f"[{NAMESPACE}]\nmalformed\n")
    manager = ExtensionManager[Greeter](NAMESPACE, invoke_on_load=True, policy=named("refused"))
    assert manager.names() == ["accepted"]
    kinds = {
        each.candidate.name: type(each.error).__name__
        for each in manager.failures
        if isinstance(each, longshore.Failure)
    }
    assert kinds == {
        "refused": "PolicyRefused",
        "broken": "ImportFailed",
        "missing": "AttributeNotFound",
        "raising": "FactoryFailed",
        "silent": "DoesNotConform",
    }
    assert len(manager.failures) == 6
    assert "module_of_refused" not in sys.modules


def test_a_factory_that_does_not_conform_is_not_called(site: Site) -> None:
    """The point's API is that of the factory."""

    factory = ExtensionPoint(NAMESPACE, Callable[[str], Greeter])
    site.plugin("sick", "called = []\ndef plugin(): called.append(1)")
    manager = ExtensionManager.invoked(factory, "argument")
    [failure] = manager.failures
    assert isinstance(failure, longshore.Failure)
    assert isinstance(failure.error, longshore.DoesNotConform)
    assert sys.modules["module_of_sick"].called == []


def test_what_a_factory_gives_is_checked_against_what_it_says(site: Site) -> None:
    """A factory may keep its API and give something else nevertheless."""
    factory = ExtensionPoint(NAMESPACE, Callable[[str], Greeter])
    site.plugin("sick", "def plugin(argument): return argument")
    site.plugin("good", f"{GREETER}\ndef plugin(argument): return Greeter()")
    manager = ExtensionManager.invoked(factory, "argument")
    assert [each.obj.greet("a") for each in manager] == ["hello a"]
    [failure] = manager.failures
    assert isinstance(failure, longshore.Failure)
    assert isinstance(failure.error, longshore.DoesNotConform)


@pytest.mark.parametrize("unverified", ["allow", "warn", "refuse"])
def test_what_cannot_be_decided_is_a_setting(site: Site, caplog: pytest.LogCaptureFixture, unverified: str) -> None:
    """Recorded, logged, or refused."""
    site.plugin("vague", "class plugin:\n    def greet(self, name): return name\nplugin = plugin()")
    settings: longshore.Settings = {"unverified": unverified}  # type: ignore[typeddict-item]
    manager = ExtensionManager[Greeter](NAMESPACE, **settings)
    assert len(manager) == (unverified != "refuse")
    assert len(caplog.records) == (unverified != "allow")
    reports = [each.report for each in manager]
    assert [bool(each.unverified) for each in reports] == [True] * len(manager) or unverified == "warn"


def test_a_policy_is_asked_before_anything_is_imported(site: Site) -> None:
    """Once for each candidate, in the order of discovery."""
    asked: list[str] = []

    def policy(candidate: Candidate) -> Allowed | Refused:
        asked.append(candidate.name)
        return Refused("nobody", "the test")

    site.install("two", f"[{NAMESPACE}]\nb = m\na = m\n")
    manager = ExtensionManager[Greeter](NAMESPACE, policy=policy)
    assert asked == ["b", "a"]
    assert [str(each) for each in manager.failures] == [
        f"textapp.greeters: {name!r} (m) from two 1.0 was refused by the rule 'nobody' from the test"
        for name in ("b", "a")
    ]


def test_what_a_policy_raises_is_the_host_s(site: Site) -> None:
    """A rule that does not work must not let anything pass."""

    def policy(candidate: Candidate) -> Allowed | Refused:
        raise LookupError("no rules")

    site.plugin("good", GREETER, "greeter")
    with pytest.raises(LookupError, match="no rules"):
        ExtensionManager[Greeter](NAMESPACE, policy=policy)
    assert "module_of_good" not in sys.modules


def test_a_driver_asks_the_policy_too(site: Site) -> None:
    """And raises its refusal."""
    site.plugin("good", GREETER, "greeter")
    with pytest.raises(longshore.PolicyRefused, match="'not good' from the test"):
        longshore.DriverManager[Greeter](NAMESPACE, "good", policy=named("good"))
    assert longshore.DriverManager[Greeter](NAMESPACE, "good", policy=named("bad")).driver.greet("a") == "hello a"


def test_an_extension_has_the_plugin_and_what_it_made(site: Site) -> None:
    """Both, and the report of what is handed over."""
    site.plugin("good", f"{GREETER}\nplugin = Greeter")
    [extension] = ExtensionManager[Greeter](NAMESPACE, invoke_on_load=True)
    assert isinstance(extension.plugin, type)
    assert isinstance(extension.obj, extension.plugin)
    assert extension.report.subject is extension.obj
    assert extension.report.api is Greeter
