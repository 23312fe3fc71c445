"""An API in a module without string annotations."""

from typing import Protocol


class Greeter(Protocol):
    """An API."""

    def greet(self, name: str) -> str:
        """Greet."""
        ...
