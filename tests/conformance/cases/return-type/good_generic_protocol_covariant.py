"""A covariant Protocol as the promised type."""

from typing import Protocol, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Source(Protocol[T_co]):
    def read(self) -> T_co: ...


class Numbers:
    def read(self) -> int:
        return 0


class Words:
    def read(self) -> str:
        return ""


class API(Protocol):
    def source(self) -> Source[float]: ...


class Plugin:
    def source(self) -> Numbers:
        return Numbers()


plugin = Plugin()
