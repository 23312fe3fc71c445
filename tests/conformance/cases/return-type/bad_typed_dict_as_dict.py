"""A TypedDict is no dict."""

from typing import Protocol, TypedDict


class Movie(TypedDict):
    name: str
    year: int


class API(Protocol):
    def movie(self) -> dict[str, object]: ...


class Plugin:
    def movie(self) -> Movie:
        return {"name": "", "year": 0}


plugin = Plugin()
