"""The type of a parameter with a default."""

from typing import Protocol


class API(Protocol):
    def pad(self, width: int = 60) -> None: ...


class Plugin:
    def pad(self, width: str = "60") -> None:
        return None


plugin = Plugin()
