"""longshore's exceptions: their bases, and that they survive pickle and copy with all their fields."""

from __future__ import annotations

import copy
import inspect
import pickle
from collections.abc import Callable

import pytest

import longshore
from longshore import Candidate, ConformanceReport, Finding, Installed, LongshoreError, Problem, Refused

HERE = Installed("/site/acme-1.0.dist-info", "acme", "1.0")
CANDIDATE = Candidate("x", "pkg.mod:obj", "text.app", HERE, ("pkg.mod", "obj"))
PROBLEM = Problem("/site/acme-1.0.dist-info/entry_points.txt", 3, "'x' has no '='", HERE)
REPORT = ConformanceReport(
    "subject", "api", [Finding("missing-member", "error", "greet", expected="a", actual="b", hint="c")]
)

ERRORS: list[LongshoreError] = [
    longshore.LongshoreError("text"),
    longshore.MalformedMetadata("text", "text.app", PROBLEM),
    longshore.CandidateError("text", CANDIDATE, "why"),
    longshore.ImportFailed("text", CANDIDATE, "why"),
    longshore.AttributeNotFound("text", CANDIDATE, "why"),
    longshore.FactoryFailed("text", CANDIDATE, "why"),
    longshore.CheckFunctionFailed("text", CANDIDATE, "why"),
    longshore.PolicyRefused("text", CANDIDATE, "why", Refused("no", "config")),
    longshore.DoesNotConform("text", CANDIDATE, "why", REPORT),
    longshore.InvalidDeclaration("text", CANDIDATE, "why", [PROBLEM]),
    longshore.WrongApiVersion("text", CANDIDATE, "why", ">=3", ["1.4", "2.1"]),
    longshore.OrderCycle("text", "text.app", ["x", "y"]),
    longshore.NoMatches("text", "text.app", "x", ["a", "b"]),
    longshore.UnknownName("text", "text.app", "x", ["a", "b"]),
    longshore.MultipleMatches("text", "text.app", "x", [CANDIDATE, CANDIDATE]),
    longshore.InvalidRule("text", "longshore.toml, rule 3", "why"),
    longshore.InvalidSetting("text", "LONGSHORE_WATCH", "soon"),
    longshore.PluginErrors("text", [longshore.ImportFailed("inner", CANDIDATE, "why")]),
    longshore.CallErrors("text", [ValueError("inner")]),
]
COPIES = [copy.copy, copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))]


def fields(error: BaseException) -> dict[str, object]:
    """All that an error holds, its parts by their texts where they compare by identity."""
    found = {name: value for name, value in vars(error).items() if name != "__notes__"}
    return {name: repr(each) if isinstance(each, ConformanceReport) else each for name, each in found.items()}


@pytest.mark.parametrize("error", ERRORS, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("duplicate", COPIES)
def test_errors_survive_a_copy(error: LongshoreError, duplicate: Callable[[object], LongshoreError]) -> None:
    """Type, text, fields and notes."""
    error.__dict__.setdefault("__notes__", ["raised by x"])
    made = duplicate(error)
    assert type(made) is type(error)
    assert str(made) == str(error)
    assert fields(made) == fields(error)
    assert made.__notes__ == ["raised by x"]
    if isinstance(error, ExceptionGroup) and isinstance(made, ExceptionGroup):
        assert [str(each) for each in made.exceptions] == ["inner"]


def test_every_public_error_is_tried() -> None:
    """A new one has to be put into the list above."""
    public = [getattr(longshore, name) for name in longshore.__all__]
    classes = {each for each in public if inspect.isclass(each) and issubclass(each, BaseException)}
    abstract = {longshore.PluginError, longshore.NoUniqueMatch}
    assert classes - abstract == {type(each) for each in ERRORS}


@pytest.mark.parametrize("error", ERRORS, ids=lambda each: type(each).__name__)
def test_errors_are_longshore_s_and_ordinary(error: LongshoreError) -> None:
    """One ``except LongshoreError`` catches them all."""
    assert isinstance(error, LongshoreError)
    assert isinstance(error, Exception)
    assert error.message == str(error.args[0])
    assert str(error).startswith("text")


def test_errors_can_be_caught_by_the_builtin_names() -> None:
    """stevedore raises a RuntimeError for a driver, mappings a KeyError for a name."""
    assert issubclass(longshore.NoMatches, RuntimeError | LookupError)
    assert issubclass(longshore.NoMatches, LookupError)
    assert issubclass(longshore.MultipleMatches, RuntimeError)
    assert issubclass(longshore.UnknownName, KeyError)
    assert issubclass(longshore.PluginErrors, ExceptionGroup)


def test_the_fields_of_a_candidate_s_error_are_flat() -> None:
    """Namespace and distribution are told without a detour."""
    error = longshore.ImportFailed("text", CANDIDATE, "why")
    assert (error.namespace, error.distribution, error.reason) == ("text.app", HERE, "why")
    malformed = longshore.MalformedMetadata("text", "text.app", PROBLEM)
    assert (malformed.namespace, malformed.distribution, malformed.problem) == ("text.app", HERE, PROBLEM)
