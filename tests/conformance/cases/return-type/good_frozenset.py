"""A frozenset is covariant, a set is not."""

from typing import Protocol


class API(Protocol):
    def sizes(self) -> frozenset[float]: ...


class Plugin:
    def sizes(self) -> frozenset[int]:
        return frozenset()


plugin = Plugin()
