"""A body that returns something is a default."""

from typing import Protocol


class API(Protocol):
    def name(self) -> str:
        """The name."""
        return "x"

    def greet(self) -> str:
        """A greeting."""
        raise NotImplementedError


class Plugin(API):
    def name(self) -> str:
        return ""


plugin = Plugin()
