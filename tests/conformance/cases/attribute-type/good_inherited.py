"""An attribute without annotation keeps the type of an ancestor's."""

from typing import Protocol


class API(Protocol):
    weight: float


class Base:
    weight: float = 0.5


class Plugin(Base):
    weight = 0.7


plugin = Plugin()
