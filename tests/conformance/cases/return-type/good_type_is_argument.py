"""What TypeIs tells is invariant."""

from typing import Protocol

from typing_extensions import TypeIs


class API(Protocol):
    def is_number(self, value: object) -> TypeIs[int]: ...


class Plugin:
    def is_number(self, value: object) -> TypeIs[int]:
        return isinstance(value, int)


plugin = Plugin()
