"""Types that only the full engine compares."""

from collections.abc import Sequence
from typing import Protocol


class API(Protocol):
    def names(self) -> Sequence[str]: ...


class Plugin:
    def names(self) -> list[str]:
        return []


plugin = Plugin()
