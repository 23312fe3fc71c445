"""What the tests of the reports' forms share: an API, a plugin that does not keep it, reports of any text."""

from __future__ import annotations

import sys
from typing import Protocol, get_args

from hypothesis import strategies as st

from longshore import ConformanceReport, Finding, Location
from longshore.model.extension import Code, Refuser, Severity


class Formatter(Protocol):
    """The API."""

    name: str

    def format(self, text: str, width: int = 60) -> str: ...


class Lower:
    """Has no name, gives bytes, and does not say what it takes."""

    def format(self, text, width: int = 60) -> bytes:
        return bytes(text[:width].lower(), "ascii")


class Silent:
    """Must not be asked for anything: that would end the process."""

    def __repr__(self) -> str:
        raise SystemExit(3)


def finding(severity: Severity = "error", code: Code = "return-type", **given: str) -> Finding:
    """A finding of these texts."""
    place = Location(given["file"], int(given.get("line", "7"))) if "file" in given else None
    return Finding(
        code,
        severity,
        given.get("path", "format (return)"),
        expected=given.get("expected", "str"),
        actual=given.get("actual", "bytes"),
        hint=given.get("hint", "return str"),
        location=place,
    )


def report_of(*findings: Finding) -> ConformanceReport:
    """A report of these findings."""
    return ConformanceReport(Lower, Formatter, findings)


# characters that mean something to a form, to a terminal or to nobody, more often than others
CHARACTERS = st.one_of(
    st.sampled_from('%:,\r\n\t"\\ =A0DC235\x1b\x00\x85\u2028\ud800'), st.integers(0, sys.maxunicode).map(chr)
)
TEXTS = st.text(CHARACTERS, max_size=30)
PLACES = st.none() | st.builds(Location, TEXTS, st.integers(0, 10**9))
FINDINGS = st.builds(
    lambda code, severity, texts, place, refuser, from_source: Finding(
        code,
        severity,
        texts[0],
        expected=texts[1],
        actual=texts[2],
        hint=texts[3],
        location=place,
        refused_by=refuser,
        from_source=from_source,
    ),
    st.sampled_from(get_args(Code)),
    st.sampled_from(get_args(Severity)),
    st.tuples(TEXTS, TEXTS, TEXTS, TEXTS),
    PLACES,
    st.sampled_from(get_args(Refuser)),
    st.booleans(),
)
REPORTS = st.builds(ConformanceReport, TEXTS, TEXTS, st.lists(FINDINGS, max_size=4))
