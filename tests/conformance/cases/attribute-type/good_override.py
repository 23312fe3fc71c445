"""An attribute that a subclass declares anew."""

from abc import ABC


class API(ABC):
    name: str = ""


class Plugin(API):
    name: str = "x"


plugin = Plugin()
