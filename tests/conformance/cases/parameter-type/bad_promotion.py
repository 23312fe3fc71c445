"""A parameter takes more by the promotion of int and float."""

from typing import Protocol


class API(Protocol):
    def scale(self, factor: float) -> None: ...


class Plugin:
    def scale(self, factor: int) -> None:
        return None


plugin = Plugin()
