"""A cached property for an attribute."""

from functools import cached_property
from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    @cached_property
    def name(self) -> str:
        return ""


plugin = Plugin()
