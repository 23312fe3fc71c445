"""Typing.List means list."""

from typing import Protocol


class API(Protocol):
    def names(self) -> list[str]: ...


class Plugin:
    def names(self) -> str:
        return ""


plugin = Plugin()
