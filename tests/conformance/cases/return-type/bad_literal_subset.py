"""Fewer values of a Literal."""

from typing import Literal, Protocol


class API(Protocol):
    def mode(self) -> Literal["r", "w"]: ...


class Plugin:
    def mode(self) -> Literal["r", "x"]:
        return "r"


plugin = Plugin()
