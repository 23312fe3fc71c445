"""A class with __iter__ is an Iterable."""

from collections.abc import Iterable, Iterator
from typing import Protocol


class Numbers:
    def __iter__(self) -> Iterator[int]:
        return iter([0])


class Words:
    def __iter__(self) -> Iterator[str]:
        return iter([""])


class API(Protocol):
    def numbers(self) -> Iterable[int]: ...


class Plugin:
    def numbers(self) -> Numbers:
        return Numbers()


plugin = Plugin()
