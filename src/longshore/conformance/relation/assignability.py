"""Is a value of one type a value of another, by the typing specification: who says no, and whether it can be known."""

from __future__ import annotations

import typing
from collections.abc import Callable

from longshore.conformance.forms import library
from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.generics import bare, is_alias
from longshore.conformance.forms.kinds import args_of, is_protocol, special, union_of
from longshore.conformance.forms.made import size_of
from longshore.conformance.forms.names import Unknown
from longshore.conformance.forms.sameness import same
from longshore.conformance.forms.static import inherits, is_really
from longshore.conformance.forms.variables import Flexible, Rigid, is_open
from longshore.conformance.relation import Verdict, all_of, any_of
from longshore.conformance.relation.classes import class_of, classes
from longshore.conformance.relation.literals import expanded, literal_wanted, literals
from longshore.conformance.relation.memory import Memory
from longshore.conformance.relation.tuples import alike_to_pyright, tuples
from longshore.conformance.relation.variables import rigid, solve
from longshore.conformance.signatures import Functions

_DEEPEST = 46
"""Types inside types inside types: one that is nested deeper grows for ever, and the interpreter's stack ends."""
_LONGEST = 60_000
"""The work of one examination, in questions for two classes: about a second's; ordinary plugins need a few hundred."""
_MEMBERS = 25
"""The work of reading the members of a type, once more for so many parts of it:"""
_LARGE = 8
_ATTEMPT = 5
"""The work of comparing two signatures."""
_GUARDS = frozenset({"TypeGuard", "TypeIs"})
_NEVER = frozenset({"Never", "NoReturn"})


Ask = Callable[[object, object], Verdict]


class Relation:
    """One comparison of types: it remembers what it is in the middle of, and what type variables stand for.

    Args:
        structural: answers for a type and a Protocol.
        calls: answers for a type and a ``Callable`` form.
        varies: answers for a generic class with two arguments.
    """

    def __init__(self, structural: Ask, calls: Ask, varies: Ask) -> None:
        self._structural = structural
        self._calls = calls
        self._varies = varies
        self.inferring: list[object] = []
        self._memory = Memory()
        self._bound: list[Flexible] = []
        self._depth = 0

    def assignable(self, actual: object, expected: object) -> Verdict:
        """Whether every value of type ``actual``, the plugin's, is one of type ``expected``, the API's."""
        if actual is expected:
            return "yes"
        self._depth += 1
        self._memory.work += 1
        try:
            self._memory.overtaxed = self._is_overtaxed()
            if self._memory.overtaxed:
                return "unknown"
            if is_alias(actual) or is_alias(expected):
                return self._memory.assume(actual, expected, lambda: self._answer(bare(actual), bare(expected)))
            return self._answer(bare(actual), bare(expected))
        finally:
            self._depth -= 1

    def _is_overtaxed(self) -> bool:
        """Whether a question is nested too deeply, which counts for all of it, or there have been too many."""
        too_deep = self._depth > _DEEPEST or (self._memory.overtaxed and self._depth > 1)
        return too_deep or self._memory.work > _LONGEST

    @property
    def gave_up(self) -> bool:
        """Whether what is answered now may be unknown only because it would take too long."""
        return self._memory.overtaxed

    def same(self, actual: object, expected: object) -> Verdict:
        """Whether each of two types is assignable to the other."""
        verdict = all_of(ask(actual, expected) for ask in (self.assignable, self._reversed))
        return "mypy" if verdict == "no" and alike_to_pyright(self, actual, expected) else verdict

    def _reversed(self, actual: object, expected: object) -> Verdict:
        return self.assignable(expected, actual)

    def structural(self, actual: object, expected: object) -> Verdict:
        """Whether a type keeps a Protocol; one that mentions itself does while it is being asked."""
        self._memory.work += _MEMBERS * (1 + (size_of(actual) + size_of(expected)) // _LARGE)
        self._depth += 1  # it takes as many calls as two other questions
        try:
            return self._memory.assume(actual, expected, lambda: self._structural(actual, expected))
        finally:
            self._depth -= 1

    def calls(self, actual: object, expected: object) -> Verdict:
        """Whether a type can be called as a ``Callable`` form says."""
        return self._calls(actual, expected)

    def varies(self, lower: object, upper: object) -> Verdict:
        """Whether a generic class with one argument has the members that it has with another."""
        return self._varies(lower, upper)

    def attempt(self, ask: Callable[[], Verdict]) -> Verdict:
        """An answer that binds type variables only where it is not a no."""
        self._memory.work += _ATTEMPT
        before = [(each, len(each.lower), len(each.upper), each.value) for each in self._bound]
        verdict = ask()
        if verdict == "no":
            for each, lower, upper, value in before:
                del each.lower[lower:], each.upper[upper:]
                each.value = value
        return verdict

    def flexible(self, variables: set[object]) -> dict[object, object]:
        """Type variables of the plugin, each with a stand-in that is solved."""
        made = {each: Flexible(each) for each in variables}
        self._bound += made.values()
        return dict(made)

    def _answer(self, actual: object, expected: object) -> Verdict:
        kind, wanted = special(actual), special(expected)
        if expected is object or expected is MISSING or "Any" in {kind, wanted} or kind in _NEVER:
            return "yes"
        if same(actual, expected):
            return "yes"
        if is_really(expected, Flexible) and not is_really(actual, Unknown):
            return solve(self, expected, lower=(actual,))
        if is_really(actual, Flexible) and not is_really(expected, Unknown):
            return solve(self, actual, upper=(expected,))
        if any(each is MISSING or is_really(each, Unknown) or is_open(each) for each in (actual, expected)):
            return "unknown"
        if wanted == "Union" and any(same(actual, each) for each in args_of(expected)):
            return "yes"
        return self._memory.recall(actual, expected, lambda: self._compared(actual, expected, kind, wanted))

    def _compared(self, actual: object, expected: object, kind: str, wanted: str) -> Verdict:
        if kind == "Union":
            return all_of(self.assignable(each, expected) for each in args_of(actual))
        if wanted == "Union":
            return self._union(actual, args_of(expected))
        if is_really(actual, Rigid) or is_really(expected, Rigid):
            return rigid(self, actual, expected)
        return self._forms(actual, expected, kind, wanted)

    def _union(self, actual: object, parts: tuple[object, ...]) -> Verdict:
        """A type against the parts of a union; those that are type variables come last."""
        ordered = sorted(parts, key=lambda each: is_really(each, Flexible))

        def asks(part: object) -> Callable[[], Verdict]:
            return lambda: self.assignable(actual, part)

        verdict = any_of(self.attempt(asks(each)) for each in ordered)
        if verdict != "no":
            return verdict
        if is_really(actual, Rigid):
            return rigid(self, actual, union_of(parts)) if _has_bound(actual) else "no"
        return expanded(self, actual, parts)

    def _forms(self, actual: object, expected: object, kind: str, wanted: str) -> Verdict:
        if wanted in _NEVER:
            return "no"
        if kind == "Literal":
            return literals(self, actual, expected)
        if wanted == "Literal":
            return literal_wanted(self, actual, expected)
        if "LiteralString" in {kind, wanted}:
            return self._literal_string(kind, actual, expected)
        if kind in _GUARDS or wanted in _GUARDS:
            return self._guards(actual, expected, kind, wanted)
        if is_really(actual, typing.NewType):
            return self.assignable(actual.__supertype__, expected)
        if is_really(expected, typing.NewType):
            return "no"
        if wanted == "Callable" or is_really(expected, Functions):
            return self.calls(actual, expected)
        if kind == "type":
            return self._class_objects(actual, expected, wanted)
        return self._instances(actual, expected, kind, wanted)

    def _instances(self, actual: object, expected: object, kind: str, wanted: str) -> Verdict:
        if wanted == "type":
            return self._metaclass(actual, expected)
        cls = class_of(expected)
        if kind == "Callable" or is_really(actual, Functions):
            known = cls is not None and (is_protocol(cls) or library.protocol_of(cls) is not None)
            return self.structural(actual, expected) if known else "no"
        if wanted == "tuple":
            found = class_of(actual)
            return tuples(self, actual, expected) if found is not None and inherits(found, tuple) else "no"
        return classes(self, actual, expected)

    def _literal_string(self, kind: str, actual: object, expected: object) -> Verdict:
        """Mypy takes ``LiteralString`` for ``str``; pyright does not."""
        if kind == "LiteralString":
            return self.assignable(str, expected)
        return "pyright" if self.assignable(actual, str) == "yes" else "no"

    def _guards(self, actual: object, expected: object, kind: str, wanted: str) -> Verdict:
        """Type guards are a ``bool`` to those who do not ask for them ("Type narrowing")."""
        if not wanted.startswith("Type"):
            return self.assignable(bool, expected)
        if kind != wanted:
            return "no"
        ask = self.assignable if kind == "TypeGuard" else self.same
        return ask(args_of(actual)[0], args_of(expected)[0])

    def _class_objects(self, actual: object, expected: object, wanted: str) -> Verdict:
        """``type[X]`` against another, against a metaclass, a Protocol of a class object, anything else."""
        made = (args_of(actual) or (typing.Any,))[0]
        if wanted == "type":
            return self.assignable(made, (args_of(expected) or (typing.Any,))[0])
        cls, meta = class_of(expected), class_of(made)
        if cls is not None and is_protocol(cls):
            return self.structural(actual, expected)
        return self.assignable(type if meta is None else type(meta), expected) if meta is not type else "unknown"

    def _metaclass(self, actual: object, expected: object) -> Verdict:
        """An object against ``type[X]``: only one of a metaclass may be a class."""
        cls = class_of(actual)
        if cls is None or not inherits(cls, type):
            return "no"
        return "yes" if not args_of(expected) else "unknown"


def _has_bound(variable: Rigid) -> bool:
    return bool(getattr(variable.variable, "__bound__", None) or getattr(variable.variable, "__constraints__", ()))
