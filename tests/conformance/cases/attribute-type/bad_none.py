"""None where a value is promised."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    name: None = None


plugin = Plugin()
