"""A class that makes another thing."""

from collections.abc import Callable


class Greeter:
    pass


API = Callable[[], Greeter]


class Plugin(Greeter):
    pass


plugin = Plugin
