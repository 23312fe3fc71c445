"""A generic Protocol in the new syntax."""

from typing import Protocol


class Lookup[K, V](Protocol):
    def get(self, key: K) -> V: ...


API = Lookup[str, int]


class Plugin:
    def get(self, key: str) -> bool:
        return True


plugin = Plugin()
