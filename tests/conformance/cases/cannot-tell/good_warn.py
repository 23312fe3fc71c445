"""What can't be told is a warning where the host says so."""

from typing import Protocol

UNVERIFIED = "warn"


class API(Protocol):
    def names(self) -> list[str]: ...


class Plugin:
    def names(self) -> list[str]:
        return []


plugin = Plugin()
