"""__call__ of an instance."""

from typing import Protocol


class API(Protocol):
    def __call__(self, name: str) -> str: ...


class Plugin:
    def __call__(self, name: str) -> str:
        return name


plugin = Plugin()
