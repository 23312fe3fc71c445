"""An alias that is declared as one."""

from typing import Protocol, TypeAlias

Key: TypeAlias = int | str


class API(Protocol):
    def key(self) -> Key: ...


class Plugin:
    def key(self) -> bytes:
        return b""


plugin = Plugin()
