"""An invariant type argument."""

from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value


class API(Protocol):
    def box(self) -> Box[float]: ...


class Plugin:
    def box(self) -> Box[int]:
        return Box(0)


plugin = Plugin()
