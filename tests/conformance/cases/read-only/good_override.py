"""A property in place of an attribute."""

from abc import ABC


class API(ABC):
    name: str = ""


class Plugin(API):
    name: str = "x"


plugin = Plugin()
