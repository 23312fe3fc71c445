"""An empty body of a Protocol two bases up."""

from typing import Protocol


class Closer(Protocol):
    def close(self) -> str: ...


class API(Closer, Protocol):
    def open(self) -> str: ...


class Plugin(API):
    def open(self) -> str:
        return ""


plugin = Plugin()
