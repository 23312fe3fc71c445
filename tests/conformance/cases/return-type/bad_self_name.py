"""The name of the class in place of Self."""

from __future__ import annotations

from typing import Protocol, Self


class API(Protocol):
    def copy(self) -> Self: ...


class Plugin:
    def copy(self) -> API:
        raise NotImplementedError


plugin = Plugin()
