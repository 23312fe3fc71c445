"""What a descriptor gives."""

from typing import Protocol


class API(Protocol):
    @property
    def name(self) -> str: ...


class Number:
    def __get__(self, instance: object, owner: type[object]) -> int:
        return 0


class Plugin:
    name = Number()


plugin = Plugin()
