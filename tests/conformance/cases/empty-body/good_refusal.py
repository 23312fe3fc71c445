"""A body that raises NotImplementedError."""

from typing import Protocol


class API(Protocol):
    def close(self) -> str:
        raise NotImplementedError


class Plugin(API):
    def close(self) -> str:
        return ""


plugin = Plugin()
