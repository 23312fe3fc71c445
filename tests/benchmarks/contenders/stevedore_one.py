"""stevedore: one driver, found and loaded; it checks nothing."""

from __future__ import annotations

import sys

from stevedore.driver import DriverManager

from .api import DRIVER, ReaderFactory

manager: DriverManager[ReaderFactory] = DriverManager(sys.argv[3], DRIVER)
loaded = [manager.driver]
