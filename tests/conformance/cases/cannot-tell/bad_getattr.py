"""__getattr__ may give the member."""

from typing import Any, Protocol


class API(Protocol):
    def greet(self) -> str: ...


class Plugin:
    def __getattr__(self, name: str) -> Any:
        return name


plugin = Plugin()
