"""A base that fills an empty body stands in front of the Protocol."""

from typing import Protocol


class API(Protocol):
    def close(self) -> str: ...


class Closing:
    def close(self) -> str:
        return ""


class Plugin(Closing, API):
    pass


plugin = Plugin()
