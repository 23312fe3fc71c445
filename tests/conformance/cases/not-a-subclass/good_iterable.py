"""The method that makes a class iterable."""

from collections.abc import Iterable, Iterator

API = Iterable[int]


class Plugin:
    def __iter__(self) -> Iterator[int]:
        return iter([0])


plugin = Plugin()
