"""Any fits, object does not."""

from typing import Any, Protocol


class API(Protocol):
    def name(self) -> str: ...


class Plugin:
    def name(self) -> Any:
        return ""


plugin = Plugin()
