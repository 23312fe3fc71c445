"""The result of a module's function."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


import case_module_good

plugin = case_module_good
