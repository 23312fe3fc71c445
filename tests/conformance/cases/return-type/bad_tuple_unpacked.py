"""A tuple with an unpacked part."""

from typing import Protocol


class API(Protocol):
    def row(self) -> tuple[int, *tuple[str, ...]]: ...


class Plugin:
    def row(self) -> tuple[int, str, int]:
        return (0, "", 0)


plugin = Plugin()
