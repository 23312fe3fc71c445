"""A class that is only registered."""

from abc import ABC


class API(ABC):
    def greet(self) -> str:
        return ""


class Plugin(API):
    pass


plugin = Plugin()
