"""The value of a read-only key is covariant."""

from typing import Protocol

from typing_extensions import ReadOnly, TypedDict


class Size(TypedDict):
    width: ReadOnly[float]


class Whole(TypedDict):
    width: int


class Named(TypedDict):
    width: str


class API(Protocol):
    def size(self) -> Size: ...


class Plugin:
    def size(self) -> Whole:
        return {"width": 0}


plugin = Plugin()
