"""Outcomes, observers and policies, as a host's code sees them."""

from typing import assert_never, assert_type

from apis import Formatter, formatters
from typing_extensions import override

from longshore import (
    AllOf,
    Allowed,
    Candidate,
    ConformanceReport,
    Discovery,
    Distribution,
    Extension,
    ExtensionManager,
    Failure,
    LoggingObserver,
    NotLoaded,
    Observer,
    Outcome,
    Policy,
    Refused,
    Rule,
    Rules,
    SideEffect,
    Trait,
    Watch,
    enforce,
    safe_mode,
    traits,
    traits_of,
)


def told(manager: ExtensionManager[Formatter]) -> None:
    assert_type(manager.outcomes[0], Extension[Formatter] | Failure | NotLoaded)
    for outcome in manager.outcomes:
        assert_type(outcome.candidate, Candidate)
        assert_type(str(outcome.status), str)
        match outcome:
            case Extension():
                assert_type(outcome.obj, Formatter)
                assert_type(outcome.seconds, float)
                assert_type(outcome.side_effects, tuple[SideEffect, ...])
            case Failure():
                assert_type(outcome.error, Exception)
                assert_type(outcome.side_effects, tuple[SideEffect, ...])
            case NotLoaded():
                assert_type(outcome.reason, str)
                assert_type(outcome.by, tuple[Distribution, ...])
            case _:
                assert_never(outcome)


def count(outcomes: tuple[Outcome[Formatter], ...]) -> int:
    return sum(each.status == "loaded" for each in outcomes)


class Counting(Observer):
    def __init__(self) -> None:
        self.count = 0

    @override
    def discovered(self, namespace: str, found: Discovery) -> None:
        assert_type(found.candidates, tuple[Candidate, ...])

    @override
    def checked(self, candidate: Candidate, report: ConformanceReport) -> None:
        self.count += bool(report)

    @override
    def loaded(self, extension: Extension[object, object]) -> None:
        assert_type(extension.obj, object)


ExtensionManager(formatters, observer=Counting(), watch=Watch(limit=5, output=False), locked=True)
ExtensionManager(formatters, observer=LoggingObserver(), locked="textapp.lock")
ExtensionManager(formatters, observer=3)  # E: argument
ExtensionManager(formatters, watch=5)  # E: argument

rules = Rules([Rule("deny", "textapp.*", name="shout", distribution="acme", version="<2"), Rule("off")])
policy: Policy = AllOf(rules, Rules.from_text("deny *", traits=traits), lambda candidate: Allowed())
assert_type(rules.rules, tuple[Rule, ...])
ExtensionManager(formatters, policy=rules)
enforce(policy)
safe_mode("textapp", "textapp-extras")
Rule("forbid")  # E: argument
enforce(traits)  # E: argument


def decided(candidate: Candidate) -> str:
    assert_type(rules(candidate), Allowed | Refused)
    assert_type(traits_of(candidate), tuple[Trait, ...])
    return ", ".join(sorted(traits(candidate)))
