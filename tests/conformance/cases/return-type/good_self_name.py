"""The name of the class in place of Self."""

from __future__ import annotations

from typing import Protocol, Self


class API(Protocol):
    def copy(self) -> Self: ...


class Plugin:
    def copy(self) -> Plugin:
        return self


plugin = Plugin()
