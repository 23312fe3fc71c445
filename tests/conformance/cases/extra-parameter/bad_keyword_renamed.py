"""A keyword-only parameter of another name."""

from typing import Protocol


class API(Protocol):
    def pad(self, *, width: int) -> None: ...


class Plugin:
    def pad(self, *, size: int) -> None:
        return None


plugin = Plugin()
