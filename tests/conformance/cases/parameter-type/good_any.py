"""A parameter of type Any takes everything."""

from typing import Any, Protocol


class API(Protocol):
    def put(self, value: str) -> None: ...


class Plugin:
    def put(self, value: Any) -> None:
        return None


plugin = Plugin()
