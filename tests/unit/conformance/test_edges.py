"""Types that the golden cases do not reach, and objects that raise while they are compared."""

from __future__ import annotations

import enum
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import (
    IO,
    Generic,
    Literal,
    NewType,
    Optional,
    Protocol,
    SupportsAbs,
    SupportsBytes,
    SupportsFloat,
    SupportsIndex,
    SupportsInt,
    TypedDict,
    TypeVar,
    TypeVarTuple,
    Unpack,
)

import pytest

from longshore import check
from longshore._compat import own_annotations
from longshore.conformance.forms.generics import Bases, put
from longshore.conformance.relation.classes import known_to

T = TypeVar("T")
UserId = NewType("UserId", int)


class Film(TypedDict):
    title: str


class Book(TypedDict):
    title: str
    pages: int


class Odd:
    """Used as a type, it can't be compared with one, nor shown."""

    def __eq__(self, other):
        raise RuntimeError("no")

    __hash__ = object.__hash__

    def __repr__(self):
        raise RuntimeError("no")


ODD = Odd()


def nested(form: object, times: int) -> object:
    """list[list[... of a form]]."""
    for _ in range(times):
        form = tuple[form, int | None]
    return form


DEEP = nested(int, 20_000)
DEEPER = nested(str, 20_000)


class OddApi(Protocol):
    odd: ODD
    deep: DEEP
    plain: int


def verdict_on(actual: object, expected: object) -> str:
    """What the check says of a function that gives the one type where the other is promised."""

    def plugin(): ...

    plugin.__annotations__ = {"return": actual}
    report = check(plugin, Callable[[], expected])
    return "no" if not report else "unknown" if report.unverified else "yes"


@pytest.mark.parametrize(
    ("actual", "expected", "verdict"),
    [
        (int, int | None, "yes"),
        (Optional[int], int | None | str, "yes"),
        (int | str, int, "no"),
        (str, int | bytes, "no"),
        (None, type(None), "yes"),
        (None, int, "no"),
        (type(None), None, "yes"),
        (int, None, "no"),
        (Literal[1, 2], int, "yes"),
        (Literal[1, "a"], int, "no"),
        (UserId, int, "yes"),
        (UserId, str, "no"),
        (Film, Book, "no"),
        (Book, Film, "yes"),
        (dict, Film, "no"),
        (object, IO[str], "unknown"),
        (bool, complex, "yes"),
    ],
    ids=str,
)
def test_assignability(actual, expected, verdict):
    """Whether every value of the first type is one of the second."""
    assert verdict_on(actual, expected) == verdict


def test_a_class_whose_metaclass_answers_for_it_is_not_asked():
    """An ABC's hook would run the metaclass's code."""

    class Meta(type):
        def __getattribute__(cls, name):
            raise SystemExit

    class Odd(metaclass=Meta):
        pass

    from collections.abc import Sized

    assert known_to(Sized, Odd) == "unknown"


def test_an_abc_whose_hook_raises_says_nothing():
    """The host's own hook is no reason to refuse a plugin."""
    from abc import ABC

    class Hooked(ABC):
        @classmethod
        def __subclasshook__(cls, other):
            raise RuntimeError("no")

    assert known_to(Hooked, int) == "unknown"


def test_a_value_that_can_not_be_compared_is_unverified():
    """What raises costs the verdict, not the host."""

    class Colour(enum.Enum):
        RED = 1

        def __eq__(self, other):
            raise RuntimeError("no")

        __hash__ = enum.Enum.__hash__

    report = check(Colour.RED, Literal[3] | Literal[Colour.RED])

    assert report.conforms
    assert [each.code for each in report.unverified] == ["cannot-tell"]


def test_a_member_that_can_not_be_compared_costs_only_itself():
    """The other members are compared."""

    class Plugin:
        odd: int = 3
        deep: DEEPER
        plain: str = ""

    report = check(Plugin(), OddApi)

    assert {(each.path, each.code) for each in report.findings + report.unverified} == {
        ("odd", "cannot-tell"),
        ("deep", "cannot-tell"),
        ("plain", "attribute-type"),
    }


def test_what_has_no_annotations_has_none():
    """Whatever is asked."""
    assert own_annotations(3) == {}


def test_bases_of_a_diamond_are_walked_once():
    """A base without arguments does not undo what another way to it has told."""

    class Root(Generic[T]):
        pass

    class Left(Root[int]):
        pass

    class Right(Root):
        pass

    class Both(Left, Right):
        pass

    assert Bases(Both).of(Root) == {T: int}
    assert Bases("no class").of(Root) == {}
    assert Bases(Root[int]).of(Left) == {}


def test_a_form_without_parameters_stays_as_it_is():
    """There is nothing to put in."""
    assert put(list[int], {T: str}) == list[int]
    assert put(list[T], {T: str}) == list[str]
    assert put(T, {}) is T


def test_what_is_known_of_a_base_is_not_undone():
    """A second way to it, whose arguments can't be matched, says nothing."""
    parts = TypeVarTuple("parts")

    class Root(Generic[Unpack[parts]]):
        pass

    class Middle(Root[int], Generic[T]):
        pass

    class Both(Middle[str], Root[int, str]):
        pass

    assert list(Bases(Both).of(Root).values()) == [tuple[int]]


class Going(SupportsInt, Protocol):
    """A Protocol of typing's among the bases."""

    def go(self) -> None: ...


@pytest.mark.parametrize("api", [SupportsInt, SupportsFloat, SupportsAbs, SupportsIndex, SupportsBytes, Going])
def test_the_protocols_of_typing_have_members(api):
    """An object without them does not conform, an int does to most."""

    class Goes:
        def go(self) -> None: ...

    assert not check(Goes(), api)
    assert check(3, api).conforms is (api not in {SupportsBytes, Going})


def test_a_protocol_with_eq_does_not_want_a_hash():
    """Python puts __hash__ = None beside __eq__."""

    class Repo(Protocol):
        def __eq__(self, other: object) -> bool: ...

        def find(self) -> int: ...

    class Plugin:
        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 3

        def find(self) -> int:
            return 3

    assert check(Plugin(), Repo, strict=True)


def test_a_member_of_the_metaclass_serves_a_class():
    """A class is an object of its metaclass."""

    class Meta(type):
        def make(cls) -> int:
            return 3

    class Plugin(metaclass=Meta):
        pass

    class Makes(Protocol):
        def make(self) -> int: ...

    assert check(Plugin, Makes, strict=True)


def test_parameters_of_the_librarys_abcs_are_positional_only():
    """Their names do not count, as in typeshed."""

    class Context(AbstractContextManager[int], Protocol):
        def go(self) -> None: ...

    class Plugin:
        def __enter__(self) -> int:
            return 3

        def __exit__(self, *a: object) -> None: ...

        def go(self) -> None: ...

    assert check(Plugin(), Context, strict=True).conforms


class Box(Generic[T]):
    """A generic class as the API."""


class IntBox(Box[int]):
    """One of its instances."""


@pytest.mark.parametrize(
    ("plugin", "api", "right"), [(IntBox(), Box[int], True), (IntBox(), Box[str], False), ([1], list[str], False)]
)
def test_type_arguments_have_to_be_equal(plugin, api, right):
    """Those of a base, and those that the items of a list show."""
    assert check(plugin, api).conforms is right


def test_unverified_takes_three_values():
    """Any other is an error of the host's."""
    with pytest.raises(TypeError, match="'allow', 'warn' or 'refuse'"):
        check(3, str, unverified="refused")
