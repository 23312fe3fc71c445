"""The value of a TypedDict's key is invariant."""

from typing import Protocol, TypedDict


class Size(TypedDict):
    width: float


class Exact(TypedDict):
    width: float


class Whole(TypedDict):
    width: int


class API(Protocol):
    def size(self) -> Size: ...


class Plugin:
    def size(self) -> Whole:
        return {"width": 0}


plugin = Plugin()
