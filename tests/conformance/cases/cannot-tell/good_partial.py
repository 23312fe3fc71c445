"""A partial call as the plugin."""

from collections.abc import Callable

API = Callable[[str], str]


def greet(greeting: str, name: str) -> str:
    return greeting + name


def plugin(name: str) -> str:
    return name
