"""Optional[X] and X | None are the same."""

from typing import Optional, Protocol


class API(Protocol):
    def name(self) -> Optional[str]: ...


class Plugin:
    def name(self) -> str | None:
        return None


plugin = Plugin()
