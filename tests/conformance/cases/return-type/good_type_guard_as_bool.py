"""A TypeGuard is a bool."""

from typing import Protocol, TypeGuard


class API(Protocol):
    def is_text(self, value: object) -> bool: ...


class Plugin:
    def is_text(self, value: object) -> TypeGuard[str]:
        return isinstance(value, str)


plugin = Plugin()
