"""What a context manager gives."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol


class API(Protocol):
    def session(self) -> AbstractContextManager[str]: ...


class Plugin:
    @contextmanager
    def session(self) -> Iterator[int]:
        yield 0


plugin = Plugin()
