"""A contravariant type argument of a parameter."""

from typing import Generic, Protocol, TypeVar

T_contra = TypeVar("T_contra", contravariant=True)


class Sink(Generic[T_contra]):
    def write(self, value: T_contra) -> None:
        return None


class API(Protocol):
    def drain(self, sink: Sink[int]) -> None: ...


class Plugin:
    def drain(self, sink: Sink[bool]) -> None:
        return None


plugin = Plugin()
