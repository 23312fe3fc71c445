"""A generic class as the type of a member, its argument given by a base."""

from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value


class IntBox(Box[int]):
    pass


class API(Protocol):
    def box(self) -> Box[int]: ...


class Plugin:
    def box(self) -> IntBox:
        return IntBox(3)


plugin = Plugin()
