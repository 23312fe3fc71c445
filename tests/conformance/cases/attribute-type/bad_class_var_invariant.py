"""A ClassVar is invariant."""

from collections.abc import Sequence
from typing import ClassVar, Protocol


class API(Protocol):
    names: ClassVar[Sequence[str]]


class Plugin:
    names: ClassVar[list[str]] = []


plugin = Plugin()
