"""The standard library: one driver, found and loaded; it checks nothing."""

from __future__ import annotations

from importlib.metadata import entry_points

from .api import DRIVER, NAMESPACE, ReaderFactory

(driver,) = entry_points(group=NAMESPACE, name=DRIVER)
loaded: list[ReaderFactory] = [driver.load()]
