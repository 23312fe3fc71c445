"""A Protocol that gives the argument of its generic base."""

from typing import Protocol, TypeVar

T = TypeVar("T", contravariant=True)


class Sink(Protocol[T]):
    def put(self, value: T) -> None: ...


class API(Sink[int], Protocol):
    def close(self) -> None: ...


class Plugin:
    def put(self, value: int) -> None:
        return None

    def close(self) -> None:
        return None


plugin = Plugin()
