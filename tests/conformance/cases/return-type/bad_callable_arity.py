"""The number of a Callable's parameters."""

from collections.abc import Callable
from typing import Protocol


class API(Protocol):
    def handler(self) -> Callable[[str], str]: ...


class Plugin:
    def handler(self) -> Callable[[str, str], str]:
        return str.removesuffix


plugin = Plugin()
