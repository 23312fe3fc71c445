"""An attribute's annotation that is a string."""

from __future__ import annotations

from typing import Protocol


class API(Protocol):
    names: list[str]


class Plugin:
    names: list[str] = []


plugin = Plugin()
