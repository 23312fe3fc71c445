"""A TypeGuard is a bool."""

from typing import Protocol


class API(Protocol):
    def is_text(self, value: object) -> bool: ...


class Plugin:
    def is_text(self, value: object) -> str:
        return str(value)


plugin = Plugin()
