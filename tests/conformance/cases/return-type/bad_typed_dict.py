"""A TypedDict with the same keys and more."""

from typing import Protocol, TypedDict


class Movie(TypedDict):
    name: str
    year: int


class Rated(TypedDict):
    name: str
    year: int
    stars: int


class Named(TypedDict):
    name: str


class API(Protocol):
    def movie(self) -> Movie: ...


class Plugin:
    def movie(self) -> Named:
        return {"name": ""}


plugin = Plugin()
