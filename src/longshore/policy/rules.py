"""Rules as a policy: the first that matches a candidate decides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from longshore.model import Allowed, Candidate, Decision, Policy, Refused
from longshore.policy.patterns import Matcher, is_pattern, matcher, origin_name, origin_pattern, satisfies
from longshore.policy.rule import Rule, in_line

if TYPE_CHECKING:
    import os

Traits = Callable[[Candidate], Collection[str]]
ALLOWED = Allowed()


class Rules:
    """A policy of rules: the first rule that matches a candidate decides; where none does, it is allowed.

    Args:
        rules: the rules, in order.
        traits: says what is noticed about a candidate, :func:`longshore.traits`; wanted where a rule asks for a trait.

    Raises:
        InvalidRule: a version specifier is none, or a trait is asked for without ``traits``.

    Example:
        >>> from longshore import ExtensionManager, Rule, Rules
        >>> rules = Rules([Rule("deny", "textapp.formatters", "shout"), Rule("off", distribution="acme-*")])
        >>> ExtensionManager[object]("textapp.formatters", policy=rules).names()
        []
    """

    __slots__ = ("rules", "_traits", "_exact", "_wide", "_by_origin")

    def __init__(self, rules: Iterable[Rule], traits: Traits | None = None) -> None:
        self.rules = tuple(rules)
        self._traits = traits
        self._exact: dict[tuple[str, str], list[tuple[int, Rule, Condition]]] = {}
        self._wide: list[tuple[int, Rule, Condition]] = []
        self._by_origin: dict[str, list[tuple[int, Rule, Condition]]] = {}
        for number, rule in enumerate(self.rules):
            entry = (number, rule, Condition(rule, traits))
            if not is_pattern(rule.namespace) and not is_pattern(rule.name):
                self._exact.setdefault((rule.namespace, rule.name), []).append(entry)
            elif not is_pattern(rule.distribution):
                self._by_origin.setdefault(origin_pattern(rule.distribution), []).append(entry)
            else:
                self._wide.append(entry)

    @classmethod
    def from_text(cls, text: str, origin: str = "the host's code", traits: Traits | None = None) -> Rules:
        """Rules in lines, or parted by ``;``: ``deny textapp.formatters:shout from acme-shout<2``.

        Args:
            text: the rules; ``off`` alone denies everything, and ``on`` alone says nothing.
            origin: where the text stands, for messages.
            traits: as for the constructor.

        Raises:
            InvalidRule: a line is no rule; the message says what one looks like.

        Example:
            >>> from longshore import Rules
            >>> [str(each) for each in Rules.from_text("allow * from textapp; deny *").rules]
            ['allow * from textapp', 'deny *']
        """
        from longshore.policy.reading import rules_in_text  # late: rules may be made by hand

        return cls(rules_in_text(text, origin), traits)

    @classmethod
    def from_file(cls, path: str | os.PathLike[str], traits: Traits | None = None) -> Rules:
        """The rules of a ``longshore.toml``, or of the table ``[tool.longshore]`` of a ``pyproject.toml``.

        Args:
            path: the file.
            traits: as for the constructor.

        Raises:
            InvalidRule: the file can't be read, or has something that is no rule.
        """
        from longshore.policy.reading import rules_in_file  # late: imports tomllib

        return cls(rules_in_file(path), traits)

    def deciding(self, candidate: Candidate) -> Rule | None:
        """The rule that decides about a candidate, ``None`` where none matches."""
        origin = origin_name(candidate.distribution) if self._by_origin or self._wide else ""
        best: tuple[int, Rule] | None = None
        entries = (
            self._exact.get((candidate.namespace, candidate.name), ()),
            self._by_origin.get(origin, ()),
            self._wide,
        )
        for some in entries:
            for number, rule, condition in some:
                if best is not None and best[0] < number:
                    break
                if condition(candidate, origin):
                    best = number, rule
                    break
        return best[1] if best else None

    def __call__(self, candidate: Candidate, /) -> Decision:
        """The decision about one candidate."""
        return decision(self.deciding(candidate), candidate)

    def __repr__(self) -> str:
        return f"Rules({list(map(str, self.rules))})"


class Condition:
    """Whether a rule matches a candidate; patterns are compiled once."""

    __slots__ = ("_namespace", "_name", "_origin", "_version", "_trait", "_traits")

    def __init__(self, rule: Rule, traits: Traits | None) -> None:
        if rule.version:
            from longshore.policy.reading import checked_specifier  # late: imports packaging

            checked_specifier(rule.version, rule.origin)
        if rule.trait and traits is None:
            from longshore.policy.reading import invalid  # late: to explain

            reason = f"the rule '{rule}' asks for a trait: write Rules(..., traits=longshore.traits)"
            raise invalid(rule.origin, reason)
        self._namespace = _unless_any(rule.namespace)
        self._name = _unless_any(rule.name)
        self._origin = _unless_any(origin_pattern(rule.distribution))
        self._version = rule.version
        self._trait = rule.trait
        self._traits = traits

    def __call__(self, candidate: Candidate, origin: str) -> bool:
        """Whether it matches; the origin is as :func:`origin_name` gives it, ``""`` where it was not wanted yet."""
        return (
            (self._namespace is None or self._namespace(candidate.namespace))
            and (self._name is None or self._name(candidate.name))
            and (self._origin is None or self._origin(origin or origin_name(candidate.distribution)))
            and (not self._version or satisfies(candidate.distribution, self._version))
            and (not self._trait or self._traits is None or self._trait in self._traits(candidate))
        )


def _unless_any(pattern: str) -> Matcher | None:
    return None if pattern == "*" else matcher(pattern)


def decision(rule: Rule | None, candidate: Candidate) -> Decision:
    """What a deciding rule means for a candidate."""
    if rule is None or rule.action == "allow":
        return ALLOWED
    text = f"{rule} ({rule.reason})" if rule.reason else str(rule)
    if rule.action == "deny":
        return Refused(text, rule.origin, f"Change that rule in {rule.origin}, if the plugin may be loaded.")
    enabling = f"allow {in_line(candidate.namespace, '*:')}:{in_line(candidate.name, '*')}"
    return Refused(text, rule.origin, f"It is off until enabled, for example by LONGSHORE_PLUGINS={enabling!r}.")


class AllOf:
    """Several policies as one: what one of them refuses is refused.

    A rule ``off`` of one list of rules does not refuse what a rule ``allow`` of another allows.

    Args:
        policies: the policies, in order; the first that refuses is told.

    Example:
        >>> from longshore import AllOf, Rules
        >>> policy = AllOf(Rules.from_text("off textapp.formatters"), Rules.from_text("allow textapp.formatters:plain"))
    """

    __slots__ = ("policies",)

    def __init__(self, *policies: Policy) -> None:
        self.policies = policies

    def __call__(self, candidate: Candidate, /) -> Decision:
        """The decision about one candidate."""
        off: Decision | None = None
        allowed = False
        for policy in self.policies:
            rule = policy.deciding(candidate) if isinstance(policy, Rules) else None
            found = decision(rule, candidate) if isinstance(policy, Rules) else policy(candidate)
            if isinstance(found, Refused):
                if rule is None or rule.action == "deny":
                    return found
                off = off or found
            allowed = allowed or (rule is not None and rule.action == "allow")
        return ALLOWED if off is None or allowed else off
