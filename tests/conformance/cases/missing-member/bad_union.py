"""A union of APIs."""

from typing import Protocol


class Greeter(Protocol):
    def greet(self) -> str: ...


class Leaver(Protocol):
    def leave(self) -> str: ...


API = Greeter | Leaver


class Plugin:
    def left(self) -> str:
        return ""


plugin = Plugin()
