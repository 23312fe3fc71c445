"""The parameters of a context manager."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol


class API(Protocol):
    def session(self, name: str) -> AbstractContextManager[str]: ...


class Plugin:
    @contextmanager
    def session(self, name: str) -> Iterator[str]:
        yield name


plugin = Plugin()
