"""The default of an API's type variable."""

from typing import Generic, Protocol

from typing_extensions import TypeVar

T = TypeVar("T", default=int)


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value


class API(Protocol):
    def drain(self, box: Box) -> None: ...


class Plugin:
    def drain(self, box: Box[int]) -> None:
        return None


plugin = Plugin()
