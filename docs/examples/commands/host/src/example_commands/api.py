"""The base class of commands. The name of the entry point is the name of the command; ``_`` stands for a space."""

from abc import ABC, abstractmethod
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TypedDict

from longshore import ExtensionPoint


class Command(ABC):
    """A command."""

    def get_parser(self, name: str) -> ArgumentParser:
        """What reads its arguments; a command that has some adds them."""
        return ArgumentParser(name)

    @abstractmethod
    def take_action(self, arguments: Namespace) -> int:
        """Do it; the exit code."""


class About(TypedDict):
    """What a plugin declares, so that help need not import it."""

    help: str


commands = ExtensionPoint("example_commands.commands", Callable[[], Command], meta=About)
