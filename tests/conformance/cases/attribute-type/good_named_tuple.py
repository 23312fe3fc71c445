"""A field of a NamedTuple."""

from typing import NamedTuple, Protocol


class API(Protocol):
    @property
    def name(self) -> str: ...


class Plugin(NamedTuple):
    name: str


plugin = Plugin("x")
