"""A class whose constructor needs what the API does not give."""

from typing import Protocol


class Greeter(Protocol):
    def greet(self) -> str: ...


class API(Protocol):
    def __call__(self) -> Greeter: ...


class Plugin:
    def __init__(self, loud: bool) -> None:
        self.loud = loud

    def greet(self) -> str:
        return ""


plugin = Plugin
