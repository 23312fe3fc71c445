"""What an extension is: a module with a function that gives a table of commands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from longshore import ExtensionPoint


@dataclass(frozen=True)
class Repository:
    """What was changed, the oldest first."""

    changes: tuple[str, ...]


Command: TypeAlias = Callable[[Repository], str]


class ExtensionModule(Protocol):
    """A module with this function."""

    def commands(self) -> Mapping[str, Command]:
        """The commands that it adds, by name."""
        ...


extensions = ExtensionPoint("example_repository.extensions", ExtensionModule)
