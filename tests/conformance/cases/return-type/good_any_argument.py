"""A list of Any fits, a list of objects does not."""

from typing import Any, Protocol


class API(Protocol):
    def names(self) -> list[str]: ...


class Plugin:
    def names(self) -> list[Any]:
        return []


plugin = Plugin()
