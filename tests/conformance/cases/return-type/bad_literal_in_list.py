"""A list of values."""

from collections.abc import Sequence
from typing import Literal, Protocol


class API(Protocol):
    def modes(self) -> Sequence[str]: ...


class Plugin:
    def modes(self) -> list[Literal[1, 2]]:
        return []


plugin = Plugin()
