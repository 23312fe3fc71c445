"""A decorator without annotations may give anything."""

from typing import Protocol


def traced(function):
    def call(*args, **kwargs):
        return function(*args, **kwargs)

    return call


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Plugin:
    def greet(self, name: str) -> str:
        return name


plugin = Plugin()
