"""None where the API may give it."""

from typing import Optional, Protocol


class API(Protocol):
    def put(self, value: str | None) -> None: ...


class Plugin:
    def put(self, value: Optional[str]) -> None:
        return None


plugin = Plugin()
