"""What a call of one extension gave: a value, or what it raised."""

from __future__ import annotations

from typing import TypeAlias, TypeVar

from longshore.model import Candidate, Generic

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Returned(Generic[R_co]):
    """An extension's result.

    Attributes:
        name: the extension's name.
        candidate: its entry point.
        value: what it returned.
    """

    __slots__ = ("name", "candidate", "value")

    def __init__(self, candidate: Candidate, value: R_co) -> None:
        self.name = candidate.name
        self.candidate = candidate
        self.value = value

    def __repr__(self) -> str:
        return f"Returned({self.name!r}, {self.value!r})"


class Raised:
    """What an extension raised; its note names the plugin.

    Attributes:
        name: the extension's name.
        candidate: its entry point.
        error: what it raised.
    """

    __slots__ = ("name", "candidate", "error")

    def __init__(self, candidate: Candidate, error: Exception) -> None:
        self.name = candidate.name
        self.candidate = candidate
        self.error = error

    def __repr__(self) -> str:
        return f"Raised({self.name!r}, {self.error!r})"


CallOutcome: TypeAlias = Returned[R] | Raised
"""What a call of one extension gave; each has the extension's ``name`` and ``candidate``."""
