"""A class member with a builtin's name hides no type."""

from typing import Protocol


class API(Protocol):
    def list(self) -> "list[str]": ...
    def size(self) -> int: ...


class Plugin:
    def size(self) -> int:
        return 0

    def list(self) -> "list[str]":
        return []


plugin = Plugin()
