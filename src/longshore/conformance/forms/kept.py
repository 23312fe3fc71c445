"""What is worked out once per class."""

from __future__ import annotations

from typing import Generic, TypeVar

V = TypeVar("V")
_MOST = 100
"""The classes whose values are kept: an application has fewer APIs, and a plugin's class does not live on for long."""


class Kept(Generic[V]):
    """Values that were worked out for the latest classes, by identity: a metaclass may make a class unhashable."""

    __slots__ = ("_values",)

    def __init__(self) -> None:
        self._values: dict[int, tuple[type, V]] = {}  # the class as well, so that no other gets its identity

    def get(self, cls: type) -> V | None:
        """The value of a class, ``None`` where there is none."""
        known = self._values.get(id(cls))
        return None if known is None else known[1]

    def keep(self, cls: type, value: V) -> None:
        """Keep the value of a class."""
        if len(self._values) >= _MOST:
            self._values.clear()
        self._values[id(cls)] = cls, value
