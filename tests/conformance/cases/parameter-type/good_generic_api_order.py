"""The order of type arguments is that of Protocol[...]."""

from typing import Protocol, TypeVar

K = TypeVar("K", contravariant=True)
V = TypeVar("V", contravariant=True)


class Sink(Protocol[V]):
    def put(self, value: V) -> None: ...


class Store(Sink[V], Protocol[K, V]):
    def drop(self, key: K) -> None: ...


API = Store[str, int]


class Plugin:
    def put(self, value: int) -> None:
        return None

    def drop(self, key: str) -> None:
        return None


plugin = Plugin()
