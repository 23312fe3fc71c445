"""What a class iterates over."""

from collections.abc import Iterable, Iterator

API = Iterable[int]


class Plugin:
    def __iter__(self) -> Iterator[str]:
        return iter([""])


plugin = Plugin()
