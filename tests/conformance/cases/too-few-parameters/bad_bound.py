"""A bound method as the plugin."""

from collections.abc import Callable

API = Callable[[str], str]


class Greeter:
    def greet(self) -> str:
        return ""


plugin = Greeter().greet
