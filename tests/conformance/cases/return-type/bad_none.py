"""A value where the API promises None."""

from typing import Protocol


class API(Protocol):
    def close(self) -> None: ...


class Plugin:
    def close(self) -> int:
        return 0


plugin = Plugin()
