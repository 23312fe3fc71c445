"""Type variables while two types are compared: those of the API stand fast, those of the plugin are solved.

``def first(self, items: list[T]) -> T`` in an API promises every T, so there T is a type of its own. In a plugin it
takes what the API's parameters give ("Generics", "Callables": assignability of generic functions).
"""

from __future__ import annotations

from longshore.conformance.forms.static import is_really
from longshore.conformance.forms.variables import Flexible, Rigid, upper_bounds
from longshore.conformance.relation import Judge, Verdict, all_of, any_of


def rigid(judge: Judge, actual: object, expected: object) -> Verdict:
    """The answer where one side is a type variable that stands fast."""
    if is_really(actual, Rigid):
        return all_of(judge.assignable(each, expected) for each in upper_bounds(actual.variable))
    return "no"


def solve(
    judge: Judge, variable: Flexible, *, lower: tuple[object, ...] = (), upper: tuple[object, ...] = ()
) -> Verdict:
    """Whether a type variable of the plugin can take and fit some more types."""
    lowers, uppers = [*variable.lower, *lower], [*variable.upper, *upper]
    constrained: object = getattr(variable.variable, "__constraints__", ())
    if constrained and not all(_is_within(each, constrained) for each in (*lowers, *uppers)):
        verdict = any_of(_between(judge, lowers, each, uppers) for each in upper_bounds(variable.variable))
    else:
        bound = () if constrained else upper_bounds(variable.variable)
        verdict = all_of(judge.assignable(one, other) for one in lowers for other in (*uppers, *bound))
        if verdict == "yes" and not lowers:
            verdict = _overlap(judge, uppers, bound)
    if verdict != "no":
        variable.lower += lower
        variable.upper += upper
    return verdict


def _is_within(form: object, constraints: object) -> bool:
    """Whether a form is a type variable of the API whose constraints are among those of the plugin's."""
    own: object = getattr(form.variable, "__constraints__", ()) if is_really(form, Rigid) else ()
    return bool(own) and is_really(own, tuple) and is_really(constraints, tuple) and set(own) <= set(constraints)


def _between(judge: Judge, lowers: list[object], middle: object, uppers: list[object]) -> Verdict:
    """Whether one constraint takes all that is given and fits all that is wanted."""
    return all_of(
        [
            *(judge.assignable(each, middle) for each in lowers),
            *(judge.assignable(middle, each) for each in uppers),
        ]
    )


def _overlap(judge: Judge, uppers: list[object], bound: tuple[object, ...]) -> Verdict:
    """Whether a variable that is given nothing can have a value: one that its bound and its uses allow."""
    if bound in {(), (object,)}:
        return "yes"
    return all_of(any_of((judge.assignable(each, bound[0]), judge.assignable(bound[0], each))) for each in uppers)
