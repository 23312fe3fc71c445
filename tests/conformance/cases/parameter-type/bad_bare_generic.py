"""A generic API without its argument takes any."""

from typing import Protocol, TypeVar

T = TypeVar("T", contravariant=True)


class Store(Protocol[T]):
    def put(self, value: T, note: str) -> None: ...


API = Store


class Plugin:
    def put(self, value: int, note: int) -> None:
        return None


plugin = Plugin()
