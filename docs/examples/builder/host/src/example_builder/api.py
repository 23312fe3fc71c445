"""What an extension is given, and what it gives back."""

from collections.abc import Callable
from typing import Protocol, TypedDict

from longshore import ExtensionPoint


class Application:
    """The application, with which extensions register what they bring."""

    def __init__(self) -> None:
        self.roles: dict[str, Callable[[str], str]] = {}
        self.finished: list[Callable[[int], str]] = []

    def add_role(self, name: str, role: Callable[[str], str]) -> None:
        """Let documents use a role."""
        self.roles[name] = role

    def connect(self, finished: Callable[[int], str]) -> None:
        """Have a function called in the end, with the number of lines."""
        self.finished.append(finished)


class Metadata(TypedDict):
    """What an extension says of itself."""

    version: str
    parallel_read_safe: bool


class Setup(Protocol):
    """The function ``setup`` of an extension's module."""

    def __call__(self, app: Application) -> Metadata: ...


extensions = ExtensionPoint("example_builder.extensions", Setup)
