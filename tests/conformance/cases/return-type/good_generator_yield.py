"""What a generator yields."""

from collections.abc import Iterable, Iterator
from typing import Protocol


class API(Protocol):
    def numbers(self) -> Iterable[int]: ...


class Plugin:
    def numbers(self) -> Iterator[int]:
        yield 0


plugin = Plugin()
