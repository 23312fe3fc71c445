"""An instance method of a class that is itself the object."""

from typing import Protocol


class API(Protocol):
    def __call__(self, name: str) -> str: ...


class Greeter:
    def greet(self, name: str) -> str:
        return name


plugin = Greeter.greet
