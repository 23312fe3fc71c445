"""A generic Protocol with its type argument."""

from typing import Protocol, TypeVar

K = TypeVar("K", contravariant=True)
V = TypeVar("V", covariant=True)


class Lookup(Protocol[K, V]):
    def get(self, key: K) -> V: ...


API = Lookup[str, int]


class Plugin:
    def get(self, key: str) -> str:
        return key


plugin = Plugin()
