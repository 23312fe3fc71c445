"""A generic base in the new syntax whose argument the plugin gives."""

from typing import Protocol


class API(Protocol):
    value: int


class Base[T]:
    def __init__(self, value: T) -> None:
        self.value: T = value


class Plugin(Base[str]):
    pass


plugin = Plugin("")
