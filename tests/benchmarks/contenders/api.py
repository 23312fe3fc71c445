"""What a host declares: the API of the benchmarked namespace.

Without postponed annotations, as the generated plugins are: both sides then hold the same objects.
"""

from typing import Protocol

NAMESPACE = "bench.readers"
POSTPONED = "bench.postponed"
DRIVER = "p7"


class Reader(Protocol):
    """An ordinary API of five methods."""

    def open(self, path: str) -> None: ...

    def read(self, size: int) -> bytes: ...

    def seek(self, offset: int, whence: int = 0) -> int: ...

    def tell(self) -> int: ...

    def close(self) -> None: ...


class ReaderFactory(Protocol):
    """The object that an entry point names: a class, usually."""

    def __call__(self) -> Reader: ...
