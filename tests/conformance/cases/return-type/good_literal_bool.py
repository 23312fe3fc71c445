"""True is not the Literal 1."""

from typing import Literal, Protocol


class API(Protocol):
    def level(self) -> Literal[1, 2]: ...


class Plugin:
    def level(self) -> Literal[1]:
        return 1


plugin = Plugin()
