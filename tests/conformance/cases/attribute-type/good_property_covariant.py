"""A property may have a narrower type."""

from collections.abc import Sequence
from typing import Protocol


class API(Protocol):
    @property
    def names(self) -> Sequence[str]: ...


class Plugin:
    names: list[str] = []


plugin = Plugin()
