"""The constraints of a type variable."""

from typing import Protocol, TypeVar

Text = TypeVar("Text", str, bytes)
Number = TypeVar("Number", int, float)


class API(Protocol):
    def keep(self, value: str) -> object: ...


class Plugin:
    def keep(self, value: Text) -> Text:
        return value


plugin = Plugin()
