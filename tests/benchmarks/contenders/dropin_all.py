"""longshore.stevedore: every plugin loaded and called; it checks nothing."""

from __future__ import annotations

import sys

from longshore.stevedore.extension import ExtensionManager

from .api import Reader

manager: ExtensionManager[Reader] = ExtensionManager(sys.argv[3], invoke_on_load=True)
loaded = [extension.obj for extension in manager]
