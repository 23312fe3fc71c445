"""A covariant type argument."""

from typing import Generic, Protocol, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Source(Generic[T_co]):
    def __init__(self, value: T_co) -> None:
        self._value = value

    def read(self) -> T_co:
        return self._value


class API(Protocol):
    def source(self) -> Source[float]: ...


class Plugin:
    def source(self) -> Source[int]:
        return Source(0)


plugin = Plugin()
