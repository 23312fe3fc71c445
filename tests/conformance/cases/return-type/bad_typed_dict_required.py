"""A key that may be absent where it is required."""

from typing import NotRequired, Protocol, Required, TypedDict


class Movie(TypedDict):
    name: str
    year: int


class Dated(TypedDict):
    name: str
    year: Required[int]


class Undated(TypedDict):
    name: str
    year: NotRequired[int]


class API(Protocol):
    def movie(self) -> Movie: ...


class Plugin:
    def movie(self) -> Undated:
        return {"name": ""}


plugin = Plugin()
