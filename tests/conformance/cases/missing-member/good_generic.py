"""A member of a generic Protocol."""

from typing import Protocol, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Source(Protocol[T_co]):
    def read(self) -> T_co: ...


API = Source[str]


class Plugin:
    def read(self) -> str:
        return ""


plugin = Plugin()
