"""String annotations in the plugin's module alone."""

from __future__ import annotations

from case_module_apis import Greeter

API = Greeter


class Plugin:
    def greet(self, name: str) -> bytes:
        return b""


plugin = Plugin()
