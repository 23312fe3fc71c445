"""longshore: one driver, found, loaded and checked."""

from __future__ import annotations

import sys

from longshore import DriverManager, ExtensionPoint

from .api import DRIVER, ReaderFactory

readers = ExtensionPoint(sys.argv[3], ReaderFactory)
loaded = [DriverManager(readers, DRIVER).driver]
