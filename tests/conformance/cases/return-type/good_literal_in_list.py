"""A list of values."""

from collections.abc import Sequence
from typing import Literal, Protocol


class API(Protocol):
    def modes(self) -> Sequence[str]: ...


class Plugin:
    def modes(self) -> list[Literal["r", "w"]]:
        return []


plugin = Plugin()
