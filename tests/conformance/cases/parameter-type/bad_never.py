"""A parameter of type Never takes nothing."""

from typing import Never, Protocol


class API(Protocol):
    def put(self, value: str) -> None: ...


class Plugin:
    def put(self, value: Never) -> None:
        return None


plugin = Plugin()
