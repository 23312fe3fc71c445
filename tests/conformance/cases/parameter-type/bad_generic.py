"""The type argument of a generic API."""

from typing import Protocol, TypeVar

T = TypeVar("T")


class Store(Protocol[T]):
    def put(self, value: T) -> None: ...
    def get(self) -> T: ...


API = Store[int]


class Plugin:
    def put(self, value: str) -> None:
        return None

    def get(self) -> int:
        return 0


plugin = Plugin()
