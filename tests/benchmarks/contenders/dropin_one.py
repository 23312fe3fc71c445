"""longshore.stevedore: one driver, found and loaded; without a type argument it checks nothing, as stevedore."""

from __future__ import annotations

import sys

from longshore.stevedore.driver import DriverManager

from .api import DRIVER, ReaderFactory

manager: DriverManager[ReaderFactory] = DriverManager(sys.argv[3], DRIVER)
loaded = [manager.driver]
