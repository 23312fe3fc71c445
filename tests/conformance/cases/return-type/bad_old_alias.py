"""Typing.List means list."""

from typing import Protocol  # noqa: UP035


class API(Protocol):
    def names(self) -> list[str]: ...


class Plugin:
    def names(self) -> str:
        return ""


plugin = Plugin()
