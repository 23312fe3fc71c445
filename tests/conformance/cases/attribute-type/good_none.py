"""None where a value is promised."""

from typing import Protocol


class API(Protocol):
    name: str | None


class Plugin:
    name: str | None = None


plugin = Plugin()
