"""stevedore: one driver, found and loaded; it checks nothing."""

from __future__ import annotations

from stevedore.driver import DriverManager

from .api import DRIVER, NAMESPACE, ReaderFactory

manager: DriverManager[ReaderFactory] = DriverManager(NAMESPACE, DRIVER)
loaded = [manager.driver]
