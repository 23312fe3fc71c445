"""A subclass that gives the type argument of its base."""

from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value


class Numbers(Box[int]):
    pass


class Words(Box[str]):
    pass


class API(Protocol):
    def box(self) -> Box[int]: ...


class Plugin:
    def box(self) -> Words:
        return Words("")


plugin = Plugin()
