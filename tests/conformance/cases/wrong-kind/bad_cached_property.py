"""A cached property in place of a property, which pyright refuses."""

from functools import cached_property
from typing import Protocol


class API(Protocol):
    @property
    def name(self) -> str: ...


class Plugin:
    @cached_property
    def name(self) -> str:
        return ""


plugin = Plugin()
