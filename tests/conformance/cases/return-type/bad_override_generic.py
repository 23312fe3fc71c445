"""An override in a subclass that gives the type argument."""

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

T = TypeVar("T")


class Store(ABC, Generic[T]):
    @abstractmethod
    def first(self) -> T: ...


API = Store[int]


class Plugin(Store[int]):
    def first(self) -> str:
        return ""


plugin = Plugin()
