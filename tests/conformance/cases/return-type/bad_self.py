"""A method that returns its own object."""

from __future__ import annotations

from typing import Protocol


class API(Protocol):
    def child(self) -> API: ...


class Plugin:
    def child(self) -> str:
        return ""


plugin = Plugin()
