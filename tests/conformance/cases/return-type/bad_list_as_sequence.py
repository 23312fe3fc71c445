"""A Sequence is covariant."""

from collections.abc import Sequence
from typing import Protocol


class API(Protocol):
    def sizes(self) -> Sequence[float]: ...


class Plugin:
    def sizes(self) -> list[str]:
        return []


plugin = Plugin()
