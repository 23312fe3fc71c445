"""A factory of one class or another."""

from collections.abc import Callable


class Base:
    pass


class Other:
    pass


API = Callable[[], Base | Other]


class Plugin(Other):
    pass


plugin = Plugin
