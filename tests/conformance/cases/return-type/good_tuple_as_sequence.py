"""A tuple as a Sequence."""

from collections.abc import Sequence
from typing import Protocol


class API(Protocol):
    def sizes(self) -> Sequence[int]: ...


class Plugin:
    def sizes(self) -> tuple[int, int]:
        return (0, 0)


plugin = Plugin()
