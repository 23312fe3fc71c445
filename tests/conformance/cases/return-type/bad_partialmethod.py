"""The result of a partial method."""

from functools import partialmethod
from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Plugin:
    def say(self, greeting: str, name: str) -> int:
        return 0

    greet = partialmethod(say, "hello ")


plugin = Plugin()
