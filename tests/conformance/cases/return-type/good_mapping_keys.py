"""The keys of a Mapping are invariant."""

from collections.abc import Mapping
from typing import Protocol


class API(Protocol):
    def names(self) -> Mapping[float, str]: ...


class Plugin:
    def names(self) -> dict[float, str]:
        return {}


plugin = Plugin()
