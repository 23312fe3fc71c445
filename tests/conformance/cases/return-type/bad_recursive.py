"""A Protocol that is part of its own promise."""

from __future__ import annotations

from typing import Protocol


class API(Protocol):
    def name(self) -> str: ...

    def parent(self) -> API: ...


class Stranger:
    def name(self) -> int:
        return 0

    def parent(self) -> Stranger:
        return self


class Plugin:
    def name(self) -> str:
        return ""

    def parent(self) -> Stranger:
        return Stranger()


plugin = Plugin()
