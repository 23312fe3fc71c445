"""Names in the API's __slots__ are no members."""

from typing import Protocol


class API(Protocol):
    __slots__ = ("extra",)

    def greet(self) -> str: ...


class Plugin:
    def greet(self) -> str:
        return ""


plugin = Plugin()
