"""The commands of the host."""

from argparse import Namespace

from example_commands.api import About, Command
from longshore import Declaration


class Version(Command):
    """Say which version this is."""

    def take_action(self, arguments: Namespace) -> int:
        """Print it."""
        print("example-commands 1.0")
        return 0


version: Declaration[About] = {"meta": {"help": "say which version this is"}}
