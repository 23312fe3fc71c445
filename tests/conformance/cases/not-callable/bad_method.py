"""A class with a method of another name."""

from collections.abc import Callable

API = Callable[[str], str]


class Greeter:
    def greet(self, name: str) -> str:
        return name


plugin = Greeter()
