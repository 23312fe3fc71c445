"""A read-only key where it may be assigned."""

from typing import Protocol

from typing_extensions import ReadOnly, TypedDict


class Movie(TypedDict):
    name: str


class Open(TypedDict):
    name: str


class Closed(TypedDict):
    name: ReadOnly[str]


class API(Protocol):
    def movie(self) -> Movie: ...


class Plugin:
    def movie(self) -> Open:
        return {"name": ""}


plugin = Plugin()
