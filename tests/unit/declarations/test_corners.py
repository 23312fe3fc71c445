"""Declarations at the limits: of depth, of size, of what a type wants."""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict

import pytest

from longshore import Candidate, ExtensionManager, ExtensionPoint, Installed, LoggingObserver
from longshore.declarations.faults import faults
from longshore.declarations.reading import Sources
from tests.unit.declarations.readers import NAMESPACE, Reader, declaring, readers, texts, versioned


class Tree(TypedDict, total=False):
    """A type that has itself in it."""

    tree: list[Tree]


@dataclass
class Defaults:
    """Nothing of it has to be declared."""

    size: int = 3
    names: list[str] = field(default_factory=list)


@dataclass
class Strict:
    """As little, but it wants more."""

    size: int = 0

    def __post_init__(self) -> None:
        if not self.size:
            raise ValueError("no size")


DEEP = {
    "json": "{'meta': ".replace("'", '"') + '{"tree": [' * 400 + "]}" * 400 + "}",
    "signs": "{'meta': " + "-" * 100_000 + "1}",
    "brackets": "{'meta': " + "[" * 100_000 + "]" * 100_000 + "}",
}


@pytest.mark.parametrize("way", DEEP)
def test_what_is_nested_too_deep_is_told(way: str) -> None:
    """And the others are there."""
    with declaring({"one": DEEP[way]}, undeclared=("two",)):
        manager = ExtensionManager(ExtensionPoint(NAMESPACE, Reader, Tree))
    assert manager.names() == ["two"]
    assert "was not loaded: its declaration can't be used" in texts(manager)["one"]


def test_where_little_is_left_of_the_stack_it_is_nested_too_deep(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would end the host ends the plugin."""
    point = ExtensionPoint(NAMESPACE, Reader, dict[str, object])
    with declaring({"one": f"{{'meta': {{'all': ({'[' * 60}{']' * 60},)}}}}"}):
        assert ExtensionManager(point).names() == ["one"]
        frame, depth = sys._getframe().f_back, 70
        while frame is not None:
            frame, depth = frame.f_back, depth + 1
        usual = sys.getrecursionlimit()
        sys.setrecursionlimit(depth)
        try:
            manager = ExtensionManager(point)
        finally:
            sys.setrecursionlimit(usual)
    assert "acme_declared.py: is nested too deep" in texts(manager)["one"]


def test_where_there_is_no_file_there_is_no_literal() -> None:
    """What an author is told to do says so."""
    owner = Installed("/nowhere/acme-1.0.dist-info", "acme", "1.0")
    place = Candidate("one", "acme_nowhere:one", f"longshore.declarations.{NAMESPACE}", owner, ("acme_nowhere", "one"))
    [fault] = faults(Sources(), place, None, ())
    assert fault.problem.reason == "one = acme_nowhere:one: there is no source of a module 'acme_nowhere'"
    assert fault.cure.startswith("assign a dictionary of plain values to that name")


def test_what_else_is_in_the_file_may_be_no_python() -> None:
    """Then the line of what is wrong is not known."""
    with declaring({"one": '{"versions": "x"}\nif'}):
        manager = ExtensionManager(ExtensionPoint(NAMESPACE, Reader, versions="1"))
    assert "acme_declared.py: versions: 'x' is no version specifier" in texts(manager)["one"]


def test_a_key_that_can_not_be_one_is_told() -> None:
    """Of the declaration itself."""
    with declaring({"one": "{{[]}: 1}"}):
        manager = ExtensionManager(readers)
    [line] = [each for each in texts(manager)["one"].split("\n") if "acme_declared.py:1: " in each]
    assert "unhashable type: 'list'" in line


def test_a_file_that_is_too_large_is_not_read_in_part() -> None:
    """What is behind its end might be what counts."""
    with declaring({"one": "{'meta': {'suffixes': []}}", "two": f"'{'x' * (1 << 20)}'"}):
        manager = ExtensionManager(readers)
    assert len(manager) == 0
    assert "acme_declared.py: is larger than 1048576 bytes: declare it in a file of its own" in texts(manager)["one"]


def test_where_nothing_is_required_nothing_needs_to_be_declared() -> None:
    """Then the metadata are what the type makes of nothing."""
    with declaring({"two": "{'position': 'last'}", "three": "{}"}, undeclared=("one",)):
        of_class = ExtensionManager(ExtensionPoint(NAMESPACE, Reader, Defaults))
        of_dict = ExtensionManager(ExtensionPoint(NAMESPACE, Reader, Mapping[str, int]))
        strict = ExtensionManager(ExtensionPoint(NAMESPACE, Reader, Strict))
    assert [each.meta for each in of_class] == [Defaults()] * 3
    assert [each.meta for each in of_dict] == [{}] * 3
    assert len(strict) == 0
    assert "it declares no metadata, which the host asks for" in texts(strict)["one"]
    assert "lacks 'meta': Strict" in texts(strict)["three"]


def test_observers_are_told_that_it_failed(caplog: pytest.LogCaptureFixture) -> None:
    """In a word; a policy has refused nothing."""
    with declaring({"one": "7"}), caplog.at_level(logging.INFO, "longshore"):
        ExtensionManager(readers, observer=LoggingObserver())
    with declaring({"two": "{'versions': '>3'}"}), caplog.at_level(logging.INFO, "longshore"):
        ExtensionManager(versioned, observer=LoggingObserver())
    told = [
        each.getMessage() for each in caplog.records if getattr(each, "longshore_event", "") in {"failed", "refused"}
    ]
    assert told == [
        f"{NAMESPACE}: 'one' (acme_one:reader) from acme 1.0 failed: invalid-declaration",
        f"{NAMESPACE}: 'two' (acme_two:reader) from acme 1.0 failed: wrong-api-version",
    ]
