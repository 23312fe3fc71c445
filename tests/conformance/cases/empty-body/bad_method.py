"""An empty body of an explicit Protocol base."""

from typing import Protocol


class API(Protocol):
    def greet(self) -> str: ...
    def leave(self) -> str:
        return "bye"


class Plugin(API):
    pass


plugin = Plugin()
