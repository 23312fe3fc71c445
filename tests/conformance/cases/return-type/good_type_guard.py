"""A TypeGuard tells more than a bool."""

from typing import Protocol, TypeGuard


class API(Protocol):
    def is_text(self, value: object) -> TypeGuard[str]: ...


class Plugin:
    def is_text(self, value: object) -> TypeGuard[str]:
        return isinstance(value, str)


plugin = Plugin()
