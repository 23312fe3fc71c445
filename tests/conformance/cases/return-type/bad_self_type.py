"""Self is the plugin's own class."""

from typing import Protocol, Self


class API(Protocol):
    def copy(self) -> Self: ...


class Other:
    def copy(self) -> Self:
        return self


class Plugin:
    def copy(self) -> Other:
        return Other()


plugin = Plugin()
