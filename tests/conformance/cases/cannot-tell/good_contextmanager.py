"""A context manager."""

from contextlib import AbstractContextManager
from typing import Protocol


class API(Protocol):
    def session(self, name: str) -> AbstractContextManager[str]: ...


class Plugin:
    def session(self, name: str) -> AbstractContextManager[str]:
        raise KeyError(name)


plugin = Plugin()
