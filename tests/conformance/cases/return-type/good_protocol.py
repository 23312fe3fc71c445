"""A Protocol where a class is promised."""

from typing import Protocol


class Reader(Protocol):
    def read(self) -> str: ...


class API(Protocol):
    def open(self) -> Reader: ...


class File:
    def read(self) -> str:
        return ""


class Plugin:
    def open(self) -> File:
        return File()


plugin = Plugin()
