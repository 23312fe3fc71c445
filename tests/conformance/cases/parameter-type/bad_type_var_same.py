"""A type variable in two places has one solution."""

from typing import Protocol, TypeVar

Text = TypeVar("Text", str, bytes)


class API(Protocol):
    def join(self, one: str, two: bytes) -> object: ...


class Plugin:
    def join(self, one: Text, two: Text) -> object:
        return one


plugin = Plugin()
