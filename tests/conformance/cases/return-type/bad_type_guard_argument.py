"""What a TypeGuard tells."""

from typing import Protocol, TypeGuard


class API(Protocol):
    def is_text(self, value: object) -> TypeGuard[str]: ...


class Plugin:
    def is_text(self, value: object) -> TypeGuard[bytes]:
        return isinstance(value, bytes)


plugin = Plugin()
