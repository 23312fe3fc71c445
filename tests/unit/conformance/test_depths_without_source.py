"""What is said where no source text tells: of classes and functions that no file has, and of modules."""

from __future__ import annotations

import functools
import types
from typing import Protocol

from longshore import check
from tests.unit.conformance.source_support import written

__all__ = ["written"]


def made(text, name="Plugin"):
    """What this text defines, in globals of a module that is not there."""
    space = {"__name__": "a_module_that_is_nowhere", "Protocol": Protocol, "functools": functools}
    exec(compile(text, "<nowhere>", "exec", dont_inherit=True), space)
    return space[name]


def told(plugin, api):
    """Severities, codes and paths."""
    report = check(plugin, api)
    return [(each.severity, each.code, each.path) for each in (*report.findings, *report.unverified)]


class Call(Protocol):
    def __call__(self, name: str) -> str: ...


DECORATED = """
def kept(function):
    def inner(*args, **kwargs):
        return function(*args, **kwargs)
    return inner

@kept
def greet(name: int) -> str:
    return ""
"""


def test_a_decorated_function_of_no_module():
    """Nothing tells what a decorator covers: it is the function that the decorator has made, whose types are open."""
    assert {each[:2] for each in told(made(DECORATED, "greet"), Call)} == {("unverified", "cannot-tell")}


EMPTY = """
class API(Protocol):
    def run(self) -> None: ...

class Number(Protocol):
    def run(self) -> int: ...

class Refusing(Protocol):
    def run(self) -> None:
        raise NotImplementedError("later")

class Plugin(API): ...
class Other(Number): ...
class Third(Refusing): ...
"""


def test_an_empty_body_that_no_text_shows():
    """Whether it is ``...`` or ``return None`` can't be told; one that breaks its promise is refused for that."""
    made_by = types.SimpleNamespace(**{each: made(EMPTY, each) for each in ("Plugin", "Other", "Third")})
    assert told(made_by.Plugin(), made_by.Plugin.__mro__[1]) == [("unverified", "cannot-tell", "run")]
    assert told(made_by.Other(), made_by.Other.__mro__[1]) == [("error", "empty-body", "run")]
    assert told(made_by.Third(), made_by.Third.__mro__[1]) == []


VALUE = """
class API:
    item = object()

class Plugin(API):
    item: int = 3
"""


def test_a_value_of_the_api_that_no_text_shows():
    """It asks for no type."""
    plugin = made(VALUE)
    assert told(plugin(), plugin.__mro__[1]) == []


class Named(Protocol):
    name: str


def test_a_constant_of_a_module(written):
    """To pyright it is read-only, mypy lets it pass as an attribute."""
    constant = written("from typing import Final\nname: Final = 'x'\n")
    [found] = check(constant, Named).findings
    assert (found.code, found.severity, found.refused_by) == ("read-only", "warning", "pyright")
    assert told(written("name = 'x'\n"), Named) == []
    assert told(written("name: int = 3\n"), Named) == [("error", "attribute-type", "name")]
