"""A value of a narrower type than an attribute that can be assigned."""

from typing import Protocol


class API(Protocol):
    weight: float


def weigh() -> float:
    return 1


class Plugin:
    weight: float = weigh()


plugin = Plugin()
