"""A Final attribute."""

from typing import Final, Protocol


class API(Protocol):
    name: str


class Plugin:
    name: Final[str] = ""


plugin = Plugin()
