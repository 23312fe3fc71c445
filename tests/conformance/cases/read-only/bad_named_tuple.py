"""A field of a NamedTuple."""

from typing import NamedTuple, Protocol


class API(Protocol):
    name: str


class Plugin(NamedTuple):
    name: str


plugin = Plugin("")
