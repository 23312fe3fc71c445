"""A NewType is a class of its own."""

from typing import NewType, Protocol

UserId = NewType("UserId", int)


class API(Protocol):
    def user(self) -> UserId: ...


class Plugin:
    def user(self) -> UserId:
        return UserId(0)


plugin = Plugin()
