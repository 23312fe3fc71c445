"""*args of an unpacked tuple."""

from typing import Protocol


class API(Protocol):
    def add(self, *cells: *tuple[int, str]) -> None: ...


class Plugin:
    def add(self, *cells: *tuple[int, str]) -> None:
        return None


plugin = Plugin()
