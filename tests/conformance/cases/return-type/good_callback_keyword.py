"""A callback Protocol with a keyword-only parameter."""

from typing import Protocol


class Printer(Protocol):
    def __call__(self, text: str, *, colour: str) -> None: ...


class Coloured:
    def __call__(self, text: str, *, colour: str) -> None:
        return None


class Plain:
    def __call__(self, text: str) -> None:
        return None


class API(Protocol):
    def printer(self) -> Printer: ...


class Plugin:
    def printer(self) -> Coloured:
        return Coloured()


plugin = Plugin()
