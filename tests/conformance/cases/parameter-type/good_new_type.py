"""A parameter that takes a NewType alone."""

from typing import NewType, Protocol

UserId = NewType("UserId", int)


class API(Protocol):
    def find(self, user: int) -> None: ...


class Plugin:
    def find(self, user: int) -> None:
        return None


plugin = Plugin()
