"""A class that inherits from Any may be anything."""

from typing import Any


class API:
    pass


class Plugin(Any):
    pass


plugin = Plugin()
