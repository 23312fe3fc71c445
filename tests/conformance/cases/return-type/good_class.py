"""A class that is not related."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Text(str):
    __slots__ = ()


class Plugin:
    def greet(self, name: str) -> Text:
        return Text()


plugin = Plugin()
