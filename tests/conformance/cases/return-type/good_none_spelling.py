"""None and type(None) are the same."""

from typing import Protocol


class API(Protocol):
    def close(self) -> None: ...


class Plugin:
    def close(self) -> None:
        return None


plugin = Plugin()
