"""Annotated says nothing to the check."""

from typing import Annotated, Protocol


class API(Protocol):
    def width(self) -> Annotated[int, "cm"]: ...


class Plugin:
    def width(self) -> Annotated[str, "cm"]:
        return ""


plugin = Plugin()
