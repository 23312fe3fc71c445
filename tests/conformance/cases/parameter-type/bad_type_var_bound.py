"""The bound of a type variable."""

from collections.abc import Sized
from typing import Protocol, TypeVar

S = TypeVar("S", bound=Sized)
N = TypeVar("N", bound=int)


class API(Protocol):
    def keep(self, value: str) -> object: ...


class Plugin:
    def keep(self, value: N) -> N:
        return value


plugin = Plugin()
