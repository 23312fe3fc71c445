"""An attribute that the __init__ of a base sets."""

from typing import Protocol


class API(Protocol):
    retries: int


class Base:
    def __init__(self) -> None:
        self.retries = 3


class Other:
    def __init__(self) -> None:
        self.retries = "3"


class Plugin(Base):
    pass


plugin = Plugin()
