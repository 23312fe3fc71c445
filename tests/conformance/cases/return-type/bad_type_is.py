"""TypeIs is no TypeGuard."""

from typing import Protocol, TypeGuard

from typing_extensions import TypeIs


class API(Protocol):
    def is_text(self, value: object) -> TypeIs[str]: ...


class Plugin:
    def is_text(self, value: object) -> TypeGuard[str]:
        return isinstance(value, str)


plugin = Plugin()
