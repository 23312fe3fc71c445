"""A list in an attribute that can be assigned."""

from collections.abc import Sequence
from typing import Protocol


class API(Protocol):
    names: list[str]


class Plugin:
    names: Sequence[str] = []


plugin = Plugin()
