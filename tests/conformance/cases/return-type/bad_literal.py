"""The values of a Literal."""

from typing import Literal, Protocol


class API(Protocol):
    def mode(self) -> str: ...


class Plugin:
    def mode(self) -> Literal[1]:
        return 1


plugin = Plugin()
