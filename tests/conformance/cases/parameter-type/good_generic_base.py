"""A generic base whose argument the plugin gives."""

from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class Store(Protocol[T]):
    def put(self, value: T) -> None: ...
    def get(self) -> T: ...


class Base(Generic[T]):
    def put(self, value: T) -> None:
        self.value = value

    def get(self) -> T:
        return self.value


API = Store[int]


class Plugin(Base[int]):
    pass


plugin = Plugin()
