"""What the source text tells, where it stands, and what becomes of it when it is missing or has changed."""

from __future__ import annotations

import importlib.util
import sys
from typing import Protocol

import pytest

from longshore import check

TEXT = """
import functools


class Plugin:
    def __init__(self) -> None:
        self.name = "x"

    def later(self) -> None:
        def inner(other: object) -> None:
            other.size = 3
        self.place = inner


class Below(Plugin):
    def __init__(self) -> None:
        super().__init__()


class Unset:
    def show(self) -> str:
        return self.name

    @staticmethod
    def label() -> str:
        return Plugin().name


@functools.total_ordering
class Decorated:
    def __lt__(self, other: object) -> bool:
        return True


class Outer:
    class Inner:
        pass
"""


class Named(Protocol):
    name: str


class Sized(Protocol):
    size: int


class Placed(Protocol):
    place: object


@pytest.fixture
def module(tmp_path):
    """A module of plugins, in a file of its own."""
    path = tmp_path / "source_plugins.py"
    path.write_text(TEXT, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("source_plugins", path)
    made = importlib.util.module_from_spec(spec)
    sys.modules["source_plugins"] = made
    spec.loader.exec_module(made)
    yield made
    del sys.modules["source_plugins"]


def codes(report):
    """The codes of a report."""
    return [each.code for each in report.findings + report.unverified]


def test_attributes_of_methods_are_seen(module):
    """What a method assigns on its object is there, with its type, also for a subclass."""
    for cls in (module.Plugin, module.Below):
        assert codes(check(cls, type[Named])) == []
        assert codes(check(cls(), Named)) == []
    assert codes(check(module.Plugin(), Placed)) == []


def test_attributes_of_other_objects_are_not_taken_for_its_own(module):
    """What a method assigns elsewhere or only reads is missing."""
    assert codes(check(module.Plugin, type[Sized])) == ["missing-member"]
    assert codes(check(module.Unset, type[Named])) == ["missing-member"]
    assert codes(check(module.Unset(), Named)) == ["missing-member"]


@pytest.mark.parametrize("text", [None, "", "(", "\0", "\n" + TEXT])
def test_missing_or_changed_source_is_unverified(module, text):
    """Without the text of the class, nothing is said of what only the text could tell."""
    from pathlib import Path

    path = Path(module.__file__)
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    report = check(module.Plugin, type[Named])
    assert report.conforms
    assert [each.code for each in report.unverified] == ["cannot-tell"]
    assert "source text is missing or has changed" in report.unverified[0].actual
    assert codes(check(module.Decorated, type[Named])) == ["missing-member"]


@pytest.mark.parametrize(
    ("name", "start"), [("Plugin", "class Plugin"), ("Decorated", "@functools"), ("Outer", "class O")]
)
def test_findings_point_at_the_class(module, name, start):
    """A finding about a class names the line of its statement, decorators included, on every Python."""
    report = check(getattr(module, name), type[Sized])
    place = report.findings[0].location
    assert place.file == module.__file__
    assert TEXT.splitlines()[place.line - 1].startswith(start)


def test_findings_point_at_the_method(module):
    """A finding about a method names the line of its definition."""

    class API(Protocol):
        def later(self, when: int) -> None: ...

    place = check(module.Plugin(), API).findings[0].location
    assert TEXT.splitlines()[place.line - 1].strip() == "def later(self) -> None:"
    assert str(place) == f"{module.__file__}:{place.line}"


def test_objects_without_a_place_have_none():
    """Objects of the interpreter, and what was made by exec, have no location."""
    space = {"__name__": "nowhere"}
    exec("class Plugin:\n    def greet(self): ...\n", space)
    for plugin in (3, [], print, sys, space["Plugin"](), space["Plugin"]):
        report = check(plugin, Named)
        assert report.findings
        assert report.findings[0].location is None or report.findings[0].location.line == 0
