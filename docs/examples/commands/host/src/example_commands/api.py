"""The base class of commands. The name of the entry point is the name of the command; ``_`` stands for a space."""

from abc import ABC, abstractmethod
from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from longshore import ExtensionPoint


class Command(ABC):
    """A command."""

    def get_parser(self, name: str) -> ArgumentParser:
        """What reads its arguments; a command that has some adds them."""
        return ArgumentParser(name)

    @abstractmethod
    def take_action(self, arguments: Namespace) -> int:
        """Do it; the exit code."""


commands = ExtensionPoint("example_commands.commands", Callable[[], Command])
