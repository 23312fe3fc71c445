"""Any fits, object does not."""

from typing import Protocol


class API(Protocol):
    def name(self) -> str: ...


class Plugin:
    def name(self) -> object:
        return ""


plugin = Plugin()
