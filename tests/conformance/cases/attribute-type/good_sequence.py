"""A narrower collection in an attribute that can be assigned."""

from collections.abc import Sequence
from typing import Protocol


class API(Protocol):
    names: Sequence[str]


class Plugin:
    names: Sequence[str] = []


plugin = Plugin()
