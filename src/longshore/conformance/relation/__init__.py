"""Is one type assignable to another, and one signature to another: each answer tells who refuses.

The chapters are "Type system concepts" (assignability), "Callables", "Protocols", "Generics" and those of the forms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, Protocol

Verdict = Literal["yes", "mypy", "pyright", "unknown", "no"]
"""Both checkers accept; mypy alone refuses; pyright alone refuses; it can't be known; both refuse."""


class Judge(Protocol):
    """Who is asked for the parts of a type."""

    @property
    def inferring(self) -> list[object]:
        """The type parameters whose variance is being worked out."""
        ...

    @property
    def gave_up(self) -> bool:
        """Whether what is answered now may be unknown only because it would take too long."""
        ...

    def assignable(self, actual: object, expected: object) -> Verdict:
        """Whether every value of the one type is one of the other."""
        ...

    def same(self, actual: object, expected: object) -> Verdict:
        """Whether two types are equivalent, as what can be assigned has to be."""
        ...

    def attempt(self, ask: Callable[[], Verdict]) -> Verdict:
        """An answer that binds type variables only where it is not a no."""
        ...

    def flexible(self, variables: set[object]) -> dict[object, object]:
        """Type variables of the plugin, each with a stand-in that is solved."""
        ...

    def structural(self, actual: object, expected: object) -> Verdict:
        """Whether a type keeps a Protocol."""
        ...

    def varies(self, lower: object, upper: object) -> Verdict:
        """Whether a generic class with one argument has the members that it has with another."""
        ...

    def calls(self, actual: object, expected: object) -> Verdict:
        """Whether a type can be called as a ``Callable`` form says."""
        ...


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """The answer where every part has to be assignable."""
    found: set[Verdict] = set()
    for each in verdicts:
        found.add(each)
        if each == "no" or found >= {"mypy", "pyright"}:
            return "no"
    for worst in _WORST_FIRST:
        if worst in found:
            return worst
    return "yes"


_WORST_FIRST: tuple[Verdict, ...] = ("mypy", "pyright", "unknown")


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """The answer where one part has to be assignable."""
    found: set[Verdict] = set()
    for each in verdicts:
        found.add(each)
        if each == "yes" or found >= {"mypy", "pyright"}:
            return "yes"
    for best in _BEST_FIRST:
        if best in found:
            return best
    return "no"


_BEST_FIRST: tuple[Verdict, ...] = ("unknown", "mypy", "pyright")


def of_each(mypy: Verdict, pyright: Verdict) -> Verdict:
    """One answer of two questions, where mypy and pyright do not ask the same."""
    refuses = ["mypy"] if mypy in {"no", "mypy"} else []
    refuses += ["pyright"] if pyright in {"no", "pyright"} else []
    if len(refuses) == 2:
        return "no"
    if "unknown" in {mypy, pyright}:
        return "unknown"
    return "yes" if not refuses else "mypy" if refuses == ["mypy"] else "pyright"
