"""stevedore: every plugin loaded and called; it checks nothing."""

from __future__ import annotations

from stevedore.extension import ExtensionManager

from .api import NAMESPACE, Reader

manager: ExtensionManager[Reader] = ExtensionManager(NAMESPACE, invoke_on_load=True)
loaded = [extension.obj for extension in manager]
