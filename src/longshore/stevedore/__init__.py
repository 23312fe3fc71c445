"""stevedore's own API over longshore's parts: change one import, lose nothing, and check when you like.

``from longshore.stevedore import driver`` and ``import longshore.stevedore as stevedore`` do what ``from stevedore
import driver`` and ``import stevedore`` do, with the signatures, defaults, errors and log records of stevedore 5.10.
With a type argument, ``DriverManager[Formatter](...)``, a manager also compares what it loads with that API.
"""

from __future__ import annotations

import logging

from longshore.stevedore import _cache as _cache
from longshore.stevedore import driver as driver
from longshore.stevedore import enabled as enabled
from longshore.stevedore import exception as exception
from longshore.stevedore import extension as extension
from longshore.stevedore import hook as hook
from longshore.stevedore import named as named
from longshore.stevedore.driver import DriverManager
from longshore.stevedore.enabled import EnabledExtensionManager
from longshore.stevedore.extension import ExtensionManager
from longshore.stevedore.hook import HookManager
from longshore.stevedore.named import NamedExtensionManager

__all__ = [
    "DriverManager",
    "EnabledExtensionManager",
    "ExtensionManager",
    "HookManager",
    "NamedExtensionManager",
]

LOG = logging.getLogger("stevedore")
LOG.addHandler(logging.NullHandler())  # for programs that set up no logging
