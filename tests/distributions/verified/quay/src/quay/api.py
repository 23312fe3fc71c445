"""The APIs, one of each kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol, TypeVar

from longshore import ExtensionPoint

T = TypeVar("T")


class Lifter(Protocol):
    """Lifts goods."""

    def lift(self, goods: Mapping[str, int], height: int = 60) -> Iterator[str]: ...

    def close(self) -> None: ...


class LifterFactory(Protocol):
    """Makes one."""

    def __call__(self, reach: int = 60) -> Lifter: ...


class Store(Protocol[T]):
    """Keeps goods."""

    def get(self, key: str) -> T: ...

    def put(self, key: str, value: T) -> None: ...


class Module(Protocol):
    """What a module has."""

    def set_up(self, name: str) -> bool: ...


class Fetcher(Protocol):
    """Waits for goods."""

    async def fetch(self, url: str) -> bytes: ...


classes = ExtensionPoint("quay.classes", type[Lifter])
factories = ExtensionPoint("quay.factories", LifterFactory)
instances = ExtensionPoint("quay.instances", Lifter)
modules = ExtensionPoint("quay.modules", Module)
callbacks = ExtensionPoint("quay.callbacks", Callable[[str, int], bool])
listeners = ExtensionPoint("quay.listeners", Callable[[str], None])
finders = ExtensionPoint("quay.finders", Callable[[str], str | None])
stores = ExtensionPoint("quay.stores", "Store[int]")
fetchers = ExtensionPoint("quay.fetchers", Fetcher)
