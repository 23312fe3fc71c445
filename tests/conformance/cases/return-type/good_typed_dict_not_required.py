"""A key that is required where it may be deleted."""

from typing import NotRequired, Protocol, Required, TypedDict


class Movie(TypedDict, total=False):
    name: Required[str]
    year: int


class Undated(TypedDict):
    name: str
    year: NotRequired[int]


class Dated(TypedDict):
    name: str
    year: int


class API(Protocol):
    def movie(self) -> Movie: ...


class Plugin:
    def movie(self) -> Undated:
        return {"name": ""}


plugin = Plugin()
