"""An attribute that __init__ sets, of a class that is checked before it is called."""

from typing import Protocol


class Named(Protocol):
    name: str


API = type[Named]


class Plugin:
    def __init__(self) -> None:
        name: str = "x"
        print(name)


plugin = Plugin
