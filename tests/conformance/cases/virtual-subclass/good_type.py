"""A registered class, where a class is wanted."""

from abc import ABC


class Base(ABC):
    pass


API = type[Base]


class Plugin(Base):
    pass


plugin = Plugin
