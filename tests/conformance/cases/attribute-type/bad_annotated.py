"""An attribute with Annotated."""

from typing import Annotated, Protocol


class API(Protocol):
    width: int


class Plugin:
    width: Annotated[str, "cm"] = ""


plugin = Plugin()
