"""Annotated says nothing to the check."""

from typing import Annotated, Protocol


class API(Protocol):
    def width(self) -> Annotated[int, "cm"]: ...


class Plugin:
    def width(self) -> int:
        return 0


plugin = Plugin()
