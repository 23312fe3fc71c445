"""An API that mentions itself."""

from __future__ import annotations

from typing import Protocol


class API(Protocol):
    def child(self) -> API: ...
    def name(self) -> str: ...


class Plugin:
    def child(self) -> Plugin:
        return self


plugin = Plugin()
