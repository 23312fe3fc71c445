"""One rule: allow, deny, or off until enabled; by namespace, name, distribution, version and trait."""

from __future__ import annotations

from typing import Literal

from longshore.exceptions import LongshoreError
from longshore.model import Noun

Action = Literal["allow", "deny", "off"]


class InvalidRule(LongshoreError):
    """A rule, or a file of rules, can't be read.

    Attributes:
        origin: where it stands.
        reason: what is wrong with it.
    """

    def __init__(self, message: str, origin: str, reason: str) -> None:
        super().__init__(message, origin, reason)
        self.origin = origin
        self.reason = reason


class Rule(Noun):
    """One rule. What is left out matches anything.

    In a pattern, ``*`` stands for any text and ``?`` for any character.

    Attributes:
        action: ``"allow"``; ``"deny"``; or ``"off"``, which refuses until another list of rules allows it.
        namespace: a pattern for the namespace.
        name: a pattern for the entry point's name.
        distribution: a pattern for the distribution's name, compared as installers compare names; for a plugin of a
            folder it is ``file:PATH``, for an import reference ``reference:REFERENCE``.
        version: a version specifier such as ``"<2"``; a version that is none satisfies no specifier.
        trait: what is noticed about the candidate, such as ``"foreign-target"``: see ``docs/identity.md``.
        reason: why, for the message.
        origin: where the rule stands.
    """

    __slots__ = ("action", "namespace", "name", "distribution", "version", "trait", "reason", "origin")

    def __init__(
        self,
        action: Action,
        namespace: str = "*",
        name: str = "*",
        *,
        distribution: str = "*",
        version: str = "",
        trait: str = "",
        reason: str = "",
        origin: str = "the host's code",
    ) -> None:
        self.action: Action = action
        self.namespace = namespace
        self.name = name
        self.distribution = distribution
        self.version = version
        self.trait = trait
        self.reason = reason
        self.origin = origin

    def __str__(self) -> str:
        """The rule as a line of text, which :meth:`Rules.from_text` reads; a space in a pattern is shown as ``?``."""
        what = in_line(self.namespace, ":") + ("" if self.name == "*" else f":{in_line(self.name)}")
        owner = f"{in_line(self.distribution)}{self.version}"
        return (
            f"{self.action} {what}{'' if owner == '*' else f' from {owner}'}{f' if {self.trait}' if self.trait else ''}"
        )


def in_line(text: str, special: str = "") -> str:
    """A text as a pattern inside a line of rules: where it would end or mean more there, it has a ``?``.

    Args:
        text: a pattern.
        special: further characters that mean something where it stands.
    """
    return "".join("?" if each.isspace() or each == ";" or each in special else each for each in text)
