"""A module's function."""

from typing import Protocol

import case_module_two


class API(Protocol):
    def greet(self, name: str, loud: bool) -> str: ...


plugin = case_module_two
