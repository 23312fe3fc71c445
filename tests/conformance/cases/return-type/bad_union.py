"""A part of a union."""

from typing import Protocol


class API(Protocol):
    def key(self) -> int | str: ...


class Plugin:
    def key(self) -> int | bytes:
        return 0


plugin = Plugin()
