"""Names in the API's __slots__ are no members."""

from typing import Protocol


class API(Protocol):
    __slots__ = ("extra",)

    def greet(self) -> str: ...


class Plugin:
    extra = ""


plugin = Plugin()
