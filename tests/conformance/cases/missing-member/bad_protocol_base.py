"""A member of a base of the API."""

from typing import Protocol


class Named(Protocol):
    def name(self) -> str: ...


class API(Named, Protocol):
    def greet(self) -> str: ...


class Plugin:
    def greet(self) -> str:
        return ""


plugin = Plugin()
