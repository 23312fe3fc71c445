"""An attribute of a generic base whose argument the plugin gives."""

from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class API(Protocol):
    value: int


class Base(Generic[T]):
    value: T

    def __init__(self, value: T) -> None:
        self.value = value


class Plugin(Base[int]):
    pass


plugin = Plugin(3)
