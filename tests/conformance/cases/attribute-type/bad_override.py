"""An attribute that a subclass declares anew."""

from abc import ABC


class API(ABC):
    name: str = ""


class Plugin(API):
    name: int = 0


plugin = Plugin()
