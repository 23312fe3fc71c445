"""The length of a tuple."""

from typing import Protocol


class API(Protocol):
    def point(self) -> tuple[int, int]: ...


class Plugin:
    def point(self) -> tuple[int, int, int]:
        return (0, 0, 0)


plugin = Plugin()
