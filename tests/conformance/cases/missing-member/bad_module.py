"""A module as the plugin."""

from typing import Protocol

import case_module_bad


class API(Protocol):
    retries: int

    def greet(self, name: str) -> str: ...


plugin = case_module_bad
