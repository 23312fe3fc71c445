"""A generator as an Iterator."""

from collections.abc import Generator, Iterator
from typing import Protocol


class API(Protocol):
    def numbers(self) -> Iterator[float]: ...


class Plugin:
    def numbers(self) -> Generator[int, None, None]:
        return (n for n in [0])


plugin = Plugin()
