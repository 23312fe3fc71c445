"""What one examination remembers of the questions that it has asked, and when it gives up.

Types that mention themselves are compared as if what is being asked were true ("Protocols", recursive protocols), so
that some answers hold only as long as such an assumption does.
"""

from __future__ import annotations

from collections.abc import Callable

from longshore.conformance.forms.kinds import origin_of
from longshore.conformance.forms.made import MOST, parts_of
from longshore.conformance.forms.sameness import same
from longshore.conformance.forms.static import is_really
from longshore.conformance.forms.variables import VARIABLES, Flexible
from longshore.conformance.relation import Verdict
from longshore.conformance.signatures import Functions, Signature

Key = tuple[int, ...]
_OPEN: tuple[type, ...] = (*VARIABLES, Flexible, Functions, Signature)
_TOO_LARGE: Key = ()
_FREE = 1 << 30
"""In place of an assumption: none."""


class _Answer:
    """An answer, the outermost assumption that it rests on, and what it is about, which has to live on for its key."""

    __slots__ = ("verdict", "rests_on", "about")

    def __init__(self, verdict: Verdict, rests_on: int, about: tuple[object, object]) -> None:
        self.verdict: Verdict = verdict
        self.rests_on = rests_on
        self.about = about


class Memory:
    """The answers of one examination.

    Attributes:
        overtaxed: the question is nested too deeply: what is answered from now on is not kept.
        work: how much has been done, in questions for two classes.
    """

    def __init__(self) -> None:
        self.overtaxed = False
        self.work = 0
        self._answers: dict[tuple[Key, Key], _Answer] = {}
        self._assumed: list[tuple[object, object]] = []
        self._unsure: list[tuple[Key, Key]] = []
        self._rests_on = _FREE

    def recall(self, actual: object, expected: object, ask: Callable[[], Verdict]) -> Verdict:
        """The answer to a question, asked once; where a type variable is still to be solved, each time."""
        keys = key_of(actual), key_of(expected)
        found, wanted = keys
        self.work += len(found or ()) // 6 + len(wanted or ()) // 6
        if _TOO_LARGE in keys:
            return "unknown"
        if found is None or wanted is None:
            return ask()
        known = self._answers.get((found, wanted))
        if known is not None:
            self._rests_on = min(self._rests_on, known.rests_on)
            return known.verdict
        before, self._rests_on = self._rests_on, _FREE
        try:
            verdict = ask()
            if not self.overtaxed:
                rests_on = _FREE if verdict == "no" else self._rests_on  # a no holds without what was assumed
                self._answers[found, wanted] = _Answer(verdict, rests_on, (actual, expected))
                self._unsure += [(found, wanted)] if rests_on != _FREE else []
        finally:
            self._rests_on = min(before, self._rests_on)
        return verdict

    def assume(self, actual: object, expected: object, ask: Callable[[], Verdict]) -> Verdict:
        """The answer to a question that is a yes wherever it comes up again while it is being asked."""
        for place, (one, other) in enumerate(self._assumed):
            if same(actual, one) and same(expected, other):
                self._rests_on = min(self._rests_on, place)
                return "yes"
        place, unsure = len(self._assumed), len(self._unsure)
        before, self._rests_on = self._rests_on, _FREE
        verdict: Verdict = "unknown"
        self._assumed.append((actual, expected))
        try:
            verdict = ask()
        finally:
            self._assumed.pop()
            if self._rests_on >= place:  # it rests on nothing but itself
                self._rests_on = _FREE
            self._settle(unsure, kept=verdict == "yes")
            self._rests_on = min(before, self._rests_on)
        return verdict

    def _settle(self, start: int, *, kept: bool) -> None:
        """What becomes of the answers that rest on an assumption, now that its truth is known."""
        for key in self._unsure[start:]:
            if kept:
                self._answers[key].rests_on = self._rests_on
            else:
                self._answers.pop(key, None)
        if not kept or self._rests_on == _FREE:
            del self._unsure[start:]


def key_of(form: object) -> Key | None:
    """What tells a form from others, by the identities of its parts; ``None`` for one that may change."""
    if is_really(form, type):
        return (id(form),)
    key: list[int] = []
    left = [form]
    changing = False
    while left:
        each = left.pop()
        changing = changing or issubclass(type(each), _OPEN)
        parts = parts_of(each)
        origin = origin_of(each) if parts else None
        star = getattr(each, "__unpacked__", False) is True if parts else False
        key += (id(each) if origin is None else id(origin), len(parts), star)
        left += parts
        if len(key) > 3 * MOST:
            return _TOO_LARGE
    return None if changing else tuple(key)
