"""A contravariant type argument."""

from typing import Generic, Protocol, TypeVar

T_contra = TypeVar("T_contra", contravariant=True)


class Sink(Generic[T_contra]):
    def write(self, value: T_contra) -> None:
        return None


class API(Protocol):
    def sink(self) -> Sink[int]: ...


class Plugin:
    def sink(self) -> Sink[bool]:
        return Sink()


plugin = Plugin()
