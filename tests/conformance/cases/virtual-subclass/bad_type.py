"""A registered class, where a class is wanted."""

from abc import ABC


class Base(ABC):
    pass


API = type[Base]


@Base.register
class Plugin:
    pass


plugin = Plugin
