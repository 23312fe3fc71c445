"""None where the API may give it."""

from typing import Protocol


class API(Protocol):
    def put(self, value: str | None) -> None: ...


class Plugin:
    def put(self, value: str) -> None:
        return None


plugin = Plugin()
