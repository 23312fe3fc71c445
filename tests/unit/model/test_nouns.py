"""The nouns: values that are compared, hashed, shown, copied and pickled by what they hold."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest

import longshore
from longshore import (
    Allowed,
    Candidate,
    ConformanceReport,
    Discovery,
    Extension,
    Failure,
    Finding,
    FromFile,
    FromReference,
    Installed,
    LoadFault,
    Location,
    Problem,
    Refused,
)

HERE = Installed("/site/acme-1.0.dist-info", "acme", "1.0")
CANDIDATE = Candidate("x", "pkg.mod:obj", "text.app", HERE, ("pkg.mod", "obj"))
PROBLEM = Problem("/site/acme-1.0.dist-info/entry_points.txt", 3, "'x' has no '='", HERE)
FINDING = Finding("missing-member", "error", "greet", expected="a method", actual="nothing", hint="add it")
WARNING = Finding(
    "parameter-name", "warning", "greet(a)", expected="a", actual="b", hint="rename", location=Location("f.py", 3)
)
UNVERIFIED = Finding("cannot-tell", "unverified", "greet", expected="a", actual="b", hint="ask a type checker")
REPORT = ConformanceReport("subject", "api", [FINDING, WARNING, UNVERIFIED])
NOUNS = [
    *(
        HERE,
        FromFile("/plugins/x.py"),
        FromReference("pkg.mod:obj"),
        CANDIDATE,
        PROBLEM,
        Discovery([CANDIDATE], [PROBLEM]),
    ),
    *(Allowed(), Refused("no", "config.toml"), Location("f.py", 3), FINDING, WARNING),
]
COPIES = [copy.copy, copy.deepcopy, lambda each: pickle.loads(pickle.dumps(each))]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("duplicate", COPIES)
def test_a_copy_is_equal_and_another_noun_is_not(noun: object, duplicate: Callable[[object], object]) -> None:
    """By value, whichever way it was copied."""
    made = duplicate(noun)
    assert made == noun
    assert hash(made) == hash(noun)
    assert repr(made) == repr(noun)
    assert str(made) == str(noun)
    assert [each for each in NOUNS if each == noun] == [noun]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda each: type(each).__name__)
def test_a_noun_is_no_foreign_thing(noun: object) -> None:
    """Nor is a noun of another kind with the same fields."""
    assert noun != 3
    assert noun != "text"
    assert FromFile("same") != FromReference("same")
    assert repr(noun).startswith(type(noun).__name__)


@pytest.mark.parametrize(
    ("noun", "text"),
    [
        (HERE, "acme 1.0"),
        (Installed("/no/such/acme-2.5.dist-info"), "acme 2.5"),
        (Installed("/no/such/acme-2.5-py3.12.egg-info"), "acme 2.5"),
        (Installed("/no/such/acme.egg-info"), "acme"),
        (Installed("finder.of.some.Kind"), "finder.of.some"),
        (FromFile("/plugins/x.py"), "file /plugins/x.py"),
        (FromFile("/plugins/x\n\x1b[31m.py"), "file /plugins/x\\n\\x1b[31m.py"),
        (FromReference("pkg:obj\n"), "reference 'pkg:obj\\n'"),
        (PROBLEM, "/site/acme-1.0.dist-info/entry_points.txt:3: 'x' has no '=' (in acme 1.0; reinstall it or mend it)"),
        (Location("f.py", 3), "f.py:3"),
        (Location("f.py", 0), "f.py"),
    ],
)
def test_nouns_are_told_in_words(noun: object, text: str) -> None:
    """``str`` is for people, and on one line."""
    assert str(noun) == text


def test_a_report_tells_its_findings_apart() -> None:
    """Errors and warnings here, what could not be decided there; only errors refuse."""
    assert REPORT.findings == (FINDING, WARNING)
    assert REPORT.unverified == (UNVERIFIED,)
    assert not REPORT
    assert repr(REPORT) == "<ConformanceReport: does not conform, 2 findings, 1 unverified>"
    assert ConformanceReport("subject", "api", [WARNING, UNVERIFIED])
    assert repr(ConformanceReport("subject", "api")) == "<ConformanceReport: conforms, 0 findings, 0 unverified>"


class Shy:
    """Does not let itself be shown."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def __repr__(self) -> str:
        raise self.error


@pytest.mark.parametrize("subject", [Shy(ValueError()), Shy(SystemExit()), "x" * 5_000_000, lambda: 1, object()])
def test_a_report_travels_without_its_subject(subject: object) -> None:
    """The plugin may not be picklable, nor showable: its description travels, bounded."""
    made = pickle.loads(pickle.dumps(ConformanceReport(subject, longshore.CandidateSource, [FINDING])))
    assert made.findings == (FINDING,)
    assert not made
    assert len(str(made.subject)) < 500
    assert "CandidateSource" in repr(made.api)
    again = pickle.loads(pickle.dumps(made))
    assert (again.subject, again.api) == (made.subject, made.api)


def test_a_keyboard_interrupt_while_a_report_is_pickled_passes() -> None:
    """That is the person at the keyboard."""
    with pytest.raises(KeyboardInterrupt):
        pickle.dumps(ConformanceReport(Shy(KeyboardInterrupt()), object))


def test_an_extension_tells_its_candidate_s_parts() -> None:
    """It is named by what it was loaded from, and never by the plugin itself."""
    extension = Extension(CANDIDATE, Shy(SystemExit()), Shy(SystemExit()), REPORT)
    assert repr(extension) == "<Extension 'x': pkg.mod:obj from acme 1.0>"
    assert (extension.module_name, extension.attr, extension.entry_point_target) == ("pkg.mod", "obj", "pkg.mod:obj")
    assert extension.distribution is HERE
    assert extension.entry_point == CANDIDATE.entry_point


class Unpicklable(Exception):
    """What a plugin raises need not travel."""

    def __reduce__(self) -> str:
        raise TypeError("not me")


CAUSES = [Refused("no", "config"), LoadFault("import", Unpicklable("text")), LoadFault("call", SystemExit(3)), REPORT]


@pytest.mark.parametrize("cause", CAUSES)
def test_a_failure_travels_with_its_text(cause: Refused | LoadFault | ConformanceReport) -> None:
    """Whatever the plugin raised."""
    failure = Failure(CANDIDATE, cause)
    made = pickle.loads(pickle.dumps(failure))
    assert str(made) == str(failure)
    assert repr(made) == repr(failure)
    assert made.candidate == CANDIDATE
    assert made.distribution == HERE
    assert made.error.reason == failure.error.reason
    again = pickle.loads(pickle.dumps(made))
    assert str(again) == str(failure)


def test_what_was_raised_is_told() -> None:
    """The plugin's own exception, or ours where it raised none."""
    error = ValueError("text")
    assert Failure(CANDIDATE, LoadFault("import", error)).raised is error
    assert isinstance(Failure(CANDIDATE, REPORT).raised, longshore.DoesNotConform)
    assert isinstance(Failure(CANDIDATE, Refused("no", "config")).raised, longshore.PolicyRefused)
