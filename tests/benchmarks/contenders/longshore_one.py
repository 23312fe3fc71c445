"""longshore: one driver, found, loaded and checked."""

from __future__ import annotations

from longshore import DriverManager, ExtensionPoint

from .api import DRIVER, NAMESPACE, ReaderFactory

readers = ExtensionPoint(NAMESPACE, ReaderFactory)
loaded = [DriverManager(readers, DRIVER).driver]
