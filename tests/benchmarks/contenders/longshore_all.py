"""longshore: every plugin loaded, checked, called, and its result checked."""

from __future__ import annotations

import sys

from longshore import ExtensionManager, ExtensionPoint

from .api import ReaderFactory

manager = ExtensionManager.invoked(ExtensionPoint(sys.argv[3], ReaderFactory))
loaded = [extension.obj for extension in manager]
