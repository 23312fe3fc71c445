"""The parts of a tuple by their place."""

from typing import Protocol


class API(Protocol):
    def row(self) -> tuple[int, str]: ...


class Plugin:
    def row(self) -> tuple[str, int]:
        return ("", 0)


plugin = Plugin()
