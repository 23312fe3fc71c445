"""The values of a Mapping are covariant."""

from collections.abc import Mapping
from typing import Protocol


class API(Protocol):
    def sizes(self) -> Mapping[str, float]: ...


class Plugin:
    def sizes(self) -> dict[str, str]:
        return {}


plugin = Plugin()
