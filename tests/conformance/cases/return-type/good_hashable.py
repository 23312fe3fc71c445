"""A str is Hashable, a list is not."""

from collections.abc import Hashable
from typing import Protocol


class API(Protocol):
    def key(self) -> Hashable: ...


class Plugin:
    def key(self) -> str:
        return ""


plugin = Plugin()
