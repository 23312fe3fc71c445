"""A str where the API promises its values."""

from typing import Literal, Protocol


class API(Protocol):
    def mode(self) -> Literal["r", "w"]: ...


class Plugin:
    def mode(self) -> str:
        return "r"


plugin = Plugin()
