"""Rules as a policy: the first that matches a candidate decides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from longshore.model import Allowed, Candidate, Decision, Policy, Refused
from longshore.policy.patterns import Matcher, Patterns, matcher, origin_name, origin_pattern, specified
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

    __slots__ = ("rules", "_conditions", "_by_namespace")

    def __init__(self, rules: Iterable[Rule], traits: Traits | None = None) -> None:
        self.rules = tuple(rules)
        self._conditions = [Condition(number, rule, traits) for number, rule in enumerate(self.rules)]
        self._by_namespace: dict[str, tuple[Patterns[Condition], Patterns[Condition]]] = {}

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
        by_name, by_origin = self._by_namespace.get(candidate.namespace) or self._concerning(candidate.namespace)
        found = by_name.find(candidate.name)
        origin = ""
        if by_origin:
            origin = origin_name(candidate.distribution)
            found += by_origin.find(origin)
        for condition in sorted(found) if len(found) > 1 else found:
            if condition(candidate, origin):
                return condition.rule
        return None

    def _concerning(self, namespace: str) -> tuple[Patterns[Condition], Patterns[Condition]]:
        """The rules for a namespace, to be found by the name and by the origin of a candidate."""
        by_name: Patterns[Condition] = Patterns()
        by_origin: Patterns[Condition] = Patterns()
        for each in self._conditions:
            if each.concerns(namespace):
                if each.rule.name != "*" or each.rule.distribution == "*":
                    by_name.add(each.rule.name, each)
                else:
                    by_origin.add(origin_pattern(each.rule.distribution), each)
        self._by_namespace[namespace] = by_name, by_origin
        return by_name, by_origin

    def __call__(self, candidate: Candidate, /) -> Decision:
        """The decision about one candidate."""
        return decision(self.deciding(candidate), candidate)

    def __repr__(self) -> str:
        return f"Rules({list(map(str, self.rules))})"


class Condition:
    """Whether a rule matches a candidate; patterns are compiled once.

    Attributes:
        number: the place of the rule among the others.
        rule: the rule.
    """

    __slots__ = ("number", "rule", "_namespace", "_name", "_origin", "_satisfies", "_traits")

    def __init__(self, number: int, rule: Rule, traits: Traits | None) -> None:
        self._satisfies = specified(checked_specifier(rule)) if rule.version else None
        if rule.trait and traits is None:
            from longshore.policy.reading import invalid  # late: to explain

            reason = f"the rule '{rule}' asks for a trait: write Rules(..., traits=longshore.traits)"
            raise invalid(rule.origin, reason)
        self.number = number
        self.rule = rule
        self._namespace = _unless_any(rule.namespace)
        self._name = _unless_any(rule.name)
        self._origin = _unless_any(origin_pattern(rule.distribution))
        self._traits = traits

    def __lt__(self, other: Condition) -> bool:
        return self.number < other.number

    def concerns(self, namespace: str) -> bool:
        """Whether it matches any candidate of a namespace."""
        return self._namespace is None or self._namespace(namespace)

    def __call__(self, candidate: Candidate, origin: str) -> bool:
        """Whether it matches a candidate of a namespace that it concerns.

        Args:
            candidate: the candidate.
            origin: what :func:`origin_name` gives for it, ``""`` where that was not wanted yet.
        """
        return (
            (self._name is None or self._name(candidate.name))
            and (self._origin is None or self._origin(origin or origin_name(candidate.distribution)))
            and (self._satisfies is None or self._satisfies(candidate.distribution))
            and (not self.rule.trait or self._traits is None or self.rule.trait in self._traits(candidate))
        )


def checked_specifier(rule: Rule) -> str:
    """The version specifier of a rule, if it is one."""
    from longshore.policy.reading import checked_specifier as checked  # late: to explain

    return checked(rule.version, rule.origin)


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
