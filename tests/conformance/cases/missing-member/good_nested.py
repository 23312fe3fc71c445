"""A nested class."""

from typing import Protocol


class API(Protocol):
    @property
    def Options(self) -> type[object]: ...


class Plugin:
    class Options:
        width: int = 60


plugin = Plugin()
