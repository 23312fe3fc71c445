"""With strict, another name is an error."""

from typing import Protocol

STRICT = True


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Plugin:
    def greet(self, who: str) -> str:
        return who


plugin = Plugin()
