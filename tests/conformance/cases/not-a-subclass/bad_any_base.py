"""A class that inherits from Any may be anything."""

from typing import Any

class API:
    pass
class Plugin:
    pass
plugin = Plugin()
