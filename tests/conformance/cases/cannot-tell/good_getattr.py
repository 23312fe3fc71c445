"""__getattr__ may give the member."""

from typing import Protocol


class API(Protocol):
    def greet(self) -> str: ...


class Plugin:
    def greet(self) -> str:
        return ""


plugin = Plugin()
