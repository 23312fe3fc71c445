"""An empty body of an explicit Protocol base."""

from typing import Protocol


class API(Protocol):
    def greet(self) -> str: ...
    def leave(self) -> str:
        return "bye"


class Plugin(API):
    def greet(self) -> str:
        return ""


plugin = Plugin()
