"""A body of a docstring alone, which mypy takes for abstract."""

from typing import Protocol


class API(Protocol):
    def close(self) -> None:
        """Close it."""


class Plugin(API):
    pass


plugin = Plugin()
