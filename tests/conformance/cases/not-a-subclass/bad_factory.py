"""A class that is not related to what the factory must make."""

from collections.abc import Callable


class Base:
    pass


API = Callable[[], Base]


class Plugin:
    pass


plugin = Plugin
