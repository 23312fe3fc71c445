"""An attribute that has its type from a constructor."""

from __future__ import annotations

from typing import Protocol


class API(Protocol):
    engine: Engine


class Engine:
    pass


class Motor:
    pass


class Plugin:
    def __init__(self) -> None:
        self.engine = Motor()


plugin = Plugin()
