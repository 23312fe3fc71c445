"""The inferred variance of a class whose attribute can be assigned."""

from typing import Protocol


class Box[T]:
    def __init__(self, value: T) -> None:
        self.value = value


class API(Protocol):
    def box(self) -> Box[float]: ...


class Plugin:
    def box(self) -> Box[float]:
        return Box(0.5)


plugin = Plugin()
