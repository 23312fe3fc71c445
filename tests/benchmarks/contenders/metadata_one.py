"""The standard library: one driver, found and loaded; it checks nothing."""

from __future__ import annotations

import sys
from importlib.metadata import entry_points

from .api import DRIVER, ReaderFactory

(driver,) = entry_points(group=sys.argv[3], name=DRIVER)
loaded: list[ReaderFactory] = [driver.load()]
