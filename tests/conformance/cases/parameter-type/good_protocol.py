"""A Protocol as the parameter's type."""

from typing import Protocol


class Reader(Protocol):
    def read(self) -> str: ...


class File:
    def read(self) -> str:
        return ""


class Pipe:
    def write(self) -> None: ...


class API(Protocol):
    def load(self, source: File) -> str: ...


class Plugin:
    def load(self, source: Reader) -> str:
        return ""


plugin = Plugin()
