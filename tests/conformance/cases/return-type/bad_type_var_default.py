"""The default of a type variable."""

from typing import Generic, Protocol

from typing_extensions import TypeVar

T = TypeVar("T", default=int)


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value


class API(Protocol):
    def box(self) -> Box[int]: ...


class Plugin:
    def box(self) -> Box[str]:
        return Box("")


plugin = Plugin()
