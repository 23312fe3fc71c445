"""Every form that an API can have, and what is no API."""

from __future__ import annotations

import numbers
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import (
    Annotated,
    Any,
    Concatenate,
    Generic,
    Literal,
    LiteralString,
    Never,
    NewType,
    ParamSpec,
    Protocol,
    TypedDict,
    TypeVar,
)

import pytest

from longshore import check, conforms
from longshore.pipeline import accepted

T = TypeVar("T")
P = ParamSpec("P")
UserId = NewType("UserId", int)


class Greeter(Protocol):
    def greet(self) -> str: ...


class Polite:
    def greet(self) -> str:
        return ""


class Loud:
    def shout(self) -> str:
        return ""


def codes(report):
    """The codes of a report, with their severities."""
    return [(each.code, each.severity) for each in report.findings + report.unverified]


@pytest.mark.parametrize("api", ["Greeter", 3, T, [Greeter], Polite()])
def test_what_is_no_type_is_refused(api):
    """A string, a value or a type variable is no API, and says so."""
    with pytest.raises(TypeError, match="an API is a Protocol, a class"):
        check(Polite(), api)


@pytest.mark.parametrize(
    ("plugin", "api"),
    [
        (Polite(), Annotated[Greeter, "note"]),
        (Polite, type[Greeter]),
        (Polite, type[Greeter] | None),
        (Polite, type[Any]),
        (Polite, type),
        (Polite, Callable[[], Greeter]),
        (Polite, Callable[..., Greeter]),
        (Polite, Callable[[], Greeter | int]),
        (Polite, Callable[[], Any]),
        (Polite(), Any),
        (None, None),
        ("a", Literal["a", "b"]),
        (3, int | str),
        (True, float),
        (int, Callable[..., int]),
        (len, Callable[..., int]),
    ],
)
def test_forms_that_are_kept(plugin, api):
    """What is right for a form conforms to it."""
    assert conforms(plugin, api)


@pytest.mark.parametrize(
    ("plugin", "api", "code"),
    [
        (Loud(), Annotated[Greeter, "note"], "missing-member"),
        (Loud, type[Greeter], "missing-member"),
        (Loud, Callable[[], Greeter | int], "missing-member"),
        (Loud, Callable[[], None], "not-a-subclass"),
        (Loud, Callable[[], str | bytes], "not-a-subclass"),
        (Loud(), type[Greeter] | None, "not-a-class"),
        (True, Literal[1], "wrong-kind"),
        (3, None, "not-a-subclass"),
        (Polite, Polite, "class-for-instance"),
        (3, Callable, "not-a-subclass"),
        (3, LiteralString, "wrong-kind"),
        (3, Never, "wrong-kind"),
        ("3", UserId, "not-a-subclass"),
    ],
)
def test_forms_that_are_not_kept(plugin, api, code):
    """What is wrong for a form is an error."""
    report = check(plugin, api)
    assert (code, "error") in codes(report)


class Movie(TypedDict):
    name: str


@pytest.mark.parametrize(
    ("plugin", "api"),
    [
        (3, UserId),
        (Polite, Callable[[], T]),
        ({"name": ""}, Movie),
        ([1], list[int]),
    ],
)
def test_forms_that_cannot_be_told(plugin, api):
    """What only a type checker knows is unverified, and no error."""
    report = check(plugin, api)
    assert report.conforms
    assert codes(report) == [("cannot-tell", "unverified")]


def test_numbers_are_registered_only():
    """The tower of ``numbers`` knows its members by registration, which type checkers do not see."""
    assert codes(check(3, numbers.Integral)) == [("virtual-subclass", "warning")]
    assert not check("3", numbers.Integral)


def test_open_callables():
    """Who promises to take the parameters of every function has to take them."""

    def anything(*args: Any, **kwargs: Any) -> str: ...

    for form in (Callable[P, str], Callable[Concatenate[int, P], str]):
        assert ("too-few-parameters", "error") in codes(check(Polite().greet, form))
        assert conforms(anything, form)


def test_items_of_a_collection_tell_its_type():
    """A list of numbers is no sequence of texts."""
    assert codes(check([1], Sequence[str])) == [("not-a-subclass", "error")]
    assert conforms([1], Sequence[int])
    assert codes(check({"name": 3}, Movie)) == [("not-a-subclass", "error")]


def test_type_aliases():
    """An alias stands for its type, where the Python has such aliases."""
    if sys.version_info >= (3, 12):
        from typing import TypeAliasType

        assert conforms(Polite(), TypeAliasType("Alias", Greeter))
        assert not conforms(Loud(), TypeAliasType("Alias", Greeter))
        space = {}
        exec("type Alias = Missing", space)
        assert codes(check(Polite(), space["Alias"])) == [("cannot-tell", "unverified")]


def test_settings_are_independent():
    """``strict`` makes warnings errors, ``unverified`` is a setting of its own."""

    class API(Protocol):
        def greet(self, name: str) -> str: ...

    class Plugin:
        def greet(self, who) -> str:
            return who

    assert codes(check(Plugin(), API)) == [("parameter-name", "warning"), ("cannot-tell", "unverified")]
    assert codes(check(Plugin(), API, strict=True)) == [("parameter-name", "error"), ("cannot-tell", "unverified")]
    assert codes(check(Plugin(), API, unverified="warn")) == [("parameter-name", "warning"), ("cannot-tell", "warning")]
    assert codes(check(Plugin(), API, unverified="refuse"))[1] == ("cannot-tell", "error")
    both = check(Plugin(), API, strict=True, unverified="warn")
    assert codes(both) == [("parameter-name", "error"), ("cannot-tell", "warning")]


def test_accepted_repeats_the_verdict():
    """What was checked once need not be checked again."""
    plugin: object = Polite()
    assert accepted(plugin, Greeter, check(plugin, Greeter))
    assert not accepted(plugin, int, check(plugin, int))


def test_awaitables_and_generators():
    """A coroutine, a generator and what they give are compared with what the API promises."""

    class API(Protocol):
        def fetch(self) -> Awaitable[int]: ...
        def lines(self) -> Iterator[str]: ...
        def all(self) -> object: ...

    class Plugin:
        async def fetch(self) -> int:
            return 0

        def lines(self):
            yield ""

        async def all(self) -> int:
            return 0

    report = check(Plugin(), API)
    assert [(each.code, each.path) for each in report.unverified] == [("cannot-tell", "lines (return)")]
    assert not report.findings


class Box(Generic[T]):
    def get(self) -> T:
        raise KeyError

    def all(self) -> list[T]:
        raise KeyError


class IntBox(Box[int]):
    pass


class Below(IntBox):
    pass


def test_type_arguments_reach_inherited_members():
    """A base's type argument is put into its members, also inside other types and over several bases."""

    class API(Protocol[T]):
        def get(self) -> T: ...
        def all(self) -> list[T]: ...

    assert not check(Below(), API[int]).unverified
    assert [each.path for each in check(Below(), API[str]).findings] == ["get (return)", "all (return)"]
    assert conforms(Below(), API)
    assert conforms(Box(), API[int])
