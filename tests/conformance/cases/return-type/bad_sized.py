"""A number has no size."""

from collections.abc import Sized
from typing import Protocol


class API(Protocol):
    def content(self) -> Sized: ...


class Plugin:
    def content(self) -> int:
        return 0


plugin = Plugin()
