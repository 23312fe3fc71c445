"""What the API of a called plugin's result is, for every form of the plugin's own API."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

import pytest

from longshore import ExtensionPoint, ImportReferences, NamedExtensionManager
from tests.unit.managers.apis import Reader, ReaderFactory

if TYPE_CHECKING:
    from nowhere import OnlyForCheckers, Thing

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Makes(Protocol[T_co]):
    def __call__(self) -> T_co: ...


class MakesLists(Protocol[T]):
    def __call__(self) -> list[T]: ...


class MakesThing(Protocol):
    def __call__(self) -> Thing: ...


class MakesAnything(Protocol):
    def __call__(self): ...


class MakesNothing(Protocol):
    def __call__(self) -> None: ...


class Caller(Generic[T]):
    def __call__(self) -> int:
        return 3


@pytest.mark.parametrize(
    ("api", "result"),
    [
        (ReaderFactory, Reader),
        (Callable[[int], str], str),
        (Callable[[], None], type(None)),
        (Callable[..., Any], Any),
        (type[Reader], Reader),
        (Makes[int], int),
        (Makes, object),
        (Caller, int),
        (Caller[str], int),
        (MakesLists[int], list[int]),
        (MakesLists, object),
        (MakesNothing, type(None)),
        (MakesThing, object),
        (MakesAnything, object),
    ],
    ids=str,
)
def test_the_result_of_an_api_that_can_be_called(api, result):
    """A name that exists for type checkers only, or none at all, can't be checked: object."""
    assert ExtensionPoint("tests.x", api).invoked().api == result


@pytest.mark.parametrize("api", [Reader, int, int | str, None, list[int]], ids=str)
def test_an_api_that_can_not_be_called(api):
    """The error names the namespace and the API."""
    with pytest.raises(TypeError, match="the plugins of 'tests.x' can't be invoked"):
        ExtensionPoint("tests.x", api).invoked()


def test_a_result_that_is_no_member_of_its_api_is_refused():
    """Each result is checked against the return annotation."""
    point = ExtensionPoint("tests.x", Callable[[], int])
    manager = NamedExtensionManager(
        point.invoked(), ["good", "bad"], source=ImportReferences({"good": "builtins:int", "bad": "builtins:str"})
    )

    assert [each.obj for each in manager] == [0]
    assert "expected  an object of class int" in str(manager.failures[0])


def test_a_result_that_can_not_be_resolved_is_told_once(caplog):
    """It is unverified, and the log says what to do."""

    class MakesOther(Protocol):
        def __call__(self) -> OnlyForCheckers: ...

    point = ExtensionPoint("tests.once", MakesOther)
    assert (point.invoked().api, point.invoked().api) == (object, object)

    (record,) = caplog.records
    assert "'OnlyForCheckers' names nothing at run time" in record.getMessage()
