"""A tuple can't be changed."""

from collections.abc import MutableSequence
from typing import Protocol


class API(Protocol):
    def names(self) -> MutableSequence[str]: ...


class Plugin:
    def names(self) -> tuple[str, ...]:
        return ()


plugin = Plugin()
