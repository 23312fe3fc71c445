"""What a typed __getattr__ gives."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    def __getattr__(self, name: str) -> int:
        return 0


plugin = Plugin()
