"""The inferred variance of a class that is only read."""

from typing import Protocol


class Source[T]:
    def __init__(self, value: T) -> None:
        self._value = value

    def read(self) -> T:
        return self._value


class API(Protocol):
    def source(self) -> Source[float]: ...


class Plugin:
    def source(self) -> Source[str]:
        return Source("")


plugin = Plugin()
