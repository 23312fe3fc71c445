"""A property is covariant."""

from typing import Protocol


class API(Protocol):
    @property
    def weight(self) -> float: ...


class Plugin:
    weight: int = 1


plugin = Plugin()
