"""An attribute whose type is a Literal."""

from typing import Literal, Protocol


class API(Protocol):
    mode: Literal["r"]


class Plugin:
    mode: Literal["r"] = "r"


plugin = Plugin()
