"""A NewType is a subclass of what it stands for."""

from typing import NewType, Protocol

UserId = NewType("UserId", int)
UserName = NewType("UserName", str)


class API(Protocol):
    def user(self) -> int: ...


class Plugin:
    def user(self) -> UserName:
        return UserName("")


plugin = Plugin()
