"""Only object takes an object."""

from typing import Protocol


class API(Protocol):
    def put(self, value: object) -> None: ...


class Plugin:
    def put(self, value: str | int | None) -> None:
        return None


plugin = Plugin()
