"""An attribute with Annotated."""

from typing import Annotated, Protocol


class API(Protocol):
    width: int


class Plugin:
    width: Annotated[int, "cm"] = 0


plugin = Plugin()
