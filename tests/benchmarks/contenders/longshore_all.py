"""longshore: every plugin loaded, checked, called, and its result checked."""

from __future__ import annotations

from longshore import ExtensionManager, ExtensionPoint

from .api import NAMESPACE, ReaderFactory

readers = ExtensionPoint(NAMESPACE, ReaderFactory)
loaded = [extension.obj for extension in ExtensionManager.invoked(readers)]
