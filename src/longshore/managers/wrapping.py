"""Marks functions of plugins as wrappers: they stand around the whole call of a method of the API."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Concatenate, Generic, ParamSpec, TypeVar

from longshore.model import Noun

F = TypeVar("F")
P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S")
T = TypeVar("T")

_MARK = "__longshore_wraps__"
_HOLDERS: tuple[type, ...] = (staticmethod, classmethod)
_COROUTINE = 0x80  # inspect.CO_COROUTINE


class Mark(Noun):
    """What stands on a wrapper.

    Attributes:
        method: the API's method whose calls it wraps.
        awaited: it wraps those that are awaited.
    """

    __slots__ = ("method", "awaited")

    def __init__(self, method: object, awaited: bool) -> None:
        self.method = method
        self.awaited = awaited


class Marker:
    """Marks wrappers of one method.

    Attributes:
        mark: what it puts on them.
    """

    __slots__ = ("mark",)

    def __init__(self, mark: Mark) -> None:
        self.mark = mark


class Wrapping(Marker, Generic[P, R]):
    """A decorator for wrappers of one method; :func:`longshore.wrapper` makes it."""

    __slots__ = ()

    def __call__(
        self, method: Callable[Concatenate[S, Callable[P, list[R]], P], list[R]], /
    ) -> Callable[Concatenate[S, Callable[P, list[R]], P], list[R]]:
        """Mark a method of a class; it is returned as it is.

        Args:
            method: is given its object, then a function that makes the call, then the arguments of the call.
        """
        return marked(method, self.mark)

    def function(
        self, function: Callable[Concatenate[Callable[P, list[R]], P], list[R]], /
    ) -> Callable[Concatenate[Callable[P, list[R]], P], list[R]]:
        """Mark a function that has no ``self``: one of a module, or a static method.

        Args:
            function: is given a function that makes the call, then the arguments of the call.
        """
        return marked(function, self.mark)


class AsyncWrapping(Marker, Generic[P, R]):
    """A decorator for wrappers of one asynchronous method; :func:`longshore.awrapper` makes it."""

    __slots__ = ()

    def __call__(
        self, method: Callable[Concatenate[S, Callable[P, Awaitable[list[R]]], P], Awaitable[list[R]]], /
    ) -> Callable[Concatenate[S, Callable[P, Awaitable[list[R]]], P], Awaitable[list[R]]]:
        """Mark a method of a class; it is returned as it is.

        Args:
            method: is given its object, then a function that makes the call, then the arguments of the call.
        """
        return marked(method, self.mark)

    def function(
        self, function: Callable[Concatenate[Callable[P, Awaitable[list[R]]], P], Awaitable[list[R]]], /
    ) -> Callable[Concatenate[Callable[P, Awaitable[list[R]]], P], Awaitable[list[R]]]:
        """Mark a function that has no ``self``: one of a module, or a static method.

        Args:
            function: is given a function that makes the call, then the arguments of the call.
        """
        return marked(function, self.mark)


def wrapper(method: Callable[Concatenate[T, P], R], /) -> Wrapping[P, R]:
    """Mark a plugin's method as a wrapper: it stands around every call of one method of the API.

    The wrapper is given a function that makes the call, then the arguments of the call, and returns the list of
    results. What stands in a module, or is a static method, is marked with ``@wrapper(Api.method).function``.

    Args:
        method: the API's method, unbound: ``Formatter.format``.

    Raises:
        TypeError: the method is asynchronous, or no function.

    Example:
        >>> from collections.abc import Callable
        >>> from typing import Protocol
        >>> from longshore import ExtensionManager, wrapper
        >>> from longshore.testing import make_extension
        >>> class Step(Protocol):
        ...     def step(self, number: int) -> int: ...
        >>> class Doubling:
        ...     def step(self, number: int) -> int:
        ...         return number + 1
        ...     @wrapper(Step.step)
        ...     def double(self, call: Callable[[int], list[int]], number: int) -> list[int]:
        ...         return [2 * each for each in call(number)]
        >>> ExtensionManager[Step].make_test_instance([make_extension("double", Doubling())]).call(Step.step, 1)
        [4]
    """
    return Wrapping(_mark("wrapper", method, awaited=False))


def awrapper(method: Callable[Concatenate[T, P], Awaitable[R]], /) -> AsyncWrapping[P, R]:
    """Mark a plugin's asynchronous method as a wrapper of the calls of ``acall`` and ``aoutcomes``.

    It is otherwise as :func:`longshore.wrapper`; the function that makes the call is awaited.

    Args:
        method: the API's asynchronous method, unbound: ``Fetcher.fetch``.

    Raises:
        TypeError: the method is no function.
    """
    return AsyncWrapping(_mark("awrapper", method, awaited=True))


def _mark(decorator: str, method: object, *, awaited: bool) -> Mark:
    if not callable(method):
        from longshore.rendering.usage import not_a_selector  # late: to explain

        raise not_a_selector(decorator, method)
    if not awaited and _is_asynchronous(method):
        from longshore.rendering.usage import wants_awrapper  # late: to explain

        raise wants_awrapper(method)
    return Mark(method, awaited)


def marked(function: F, mark: Mark) -> F:
    """The function itself, with one mark more."""
    if not mark.awaited and _is_asynchronous(function):
        from longshore.rendering.usage import wants_awrapper  # late: to explain

        raise wants_awrapper(function)
    try:
        setattr(function, _MARK, (mark, *marks_of(function)))
    except (AttributeError, TypeError):
        from longshore.rendering.usage import takes_no_mark  # late: to explain

        raise takes_no_mark(function) from None
    return function


def marks_of(member: object) -> tuple[Mark, ...]:
    """The marks on a member of a class or module, found without running anything of it."""
    inner = marks_of(object.__getattribute__(member, "__func__")) if isinstance(member, _HOLDERS) else ()
    try:
        found: object = object.__getattribute__(member, _MARK)
    except AttributeError:
        return inner
    return (*(each for each in found if isinstance(each, Mark)), *inner) if isinstance(found, tuple) else inner


def _is_asynchronous(function: object) -> bool:
    code: object = getattr(getattr(function, "__func__", function), "__code__", None)
    flags: object = getattr(code, "co_flags", 0)
    return isinstance(flags, int) and bool(flags & _COROUTINE)
