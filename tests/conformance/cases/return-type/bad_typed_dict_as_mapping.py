"""A TypedDict is a Mapping of objects, not of its values' type."""

from collections.abc import Mapping
from typing import Protocol, TypedDict


class Movie(TypedDict):
    name: str
    year: int


class API(Protocol):
    def movie(self) -> Mapping[str, object]: ...


class Plugin:
    def movie(self) -> dict[int, object]:
        return {}


plugin = Plugin()
