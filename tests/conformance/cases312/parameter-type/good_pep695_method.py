"""A generic method in the new syntax."""

from typing import Protocol


class API(Protocol):
    def same[T](self, value: T) -> T: ...


class Plugin:
    def same[T](self, value: T) -> T:
        return value


plugin = Plugin()
