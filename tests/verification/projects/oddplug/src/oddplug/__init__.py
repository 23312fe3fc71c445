"""Plugins of all kinds."""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from oddhost.api import Thing

T = TypeVar("T")


class Simple:
    def __init__(self, size: int = 3) -> None:
        self.size = size


class Generic_(Generic[T]):
    def __init__(self, size: int = 3) -> None: ...


class Outer:
    class Inner:
        def __init__(self, size: int = 3) -> None: ...


Alias = Simple


def function(size: int = 3, /, *names: str, flag: bool = False, **more: "Thing") -> Simple:
    return Simple(size)


async def coroutine(size: int = 3) -> Simple:
    return Simple(size)


async def generator(size: int = 3) -> AsyncIterator[Simple]:
    yield Simple(size)


def variable(size: T) -> T:
    return size


@functools.cache
def decorated(size: int = 3) -> Simple:
    return Simple(size)


def bare(size=3):
    return Simple(size)


instance = Simple(3)
annotated: Callable[..., Simple] = Simple
returned = function(3)
