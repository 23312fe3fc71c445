"""The package above the module: what it offers under its own name stays."""

from longshore import ExtensionPoint
from oddhost.api import Factory, Thing, makers

__all__ = ["Factory", "Thing", "makers", "nothing"]

nothing = ExtensionPoint("odd.nothing", Factory)
