"""A class that is only registered."""

from abc import ABC


class API(ABC):
    def greet(self) -> str:
        return ""


@API.register
class Plugin:
    def greet(self) -> str:
        return ""


plugin = Plugin()
