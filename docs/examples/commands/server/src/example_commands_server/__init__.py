"""Commands for servers. It says when it is imported."""

from argparse import ArgumentParser, Namespace

from example_commands.api import About, Command

from longshore import Declaration

about_list: Declaration[About] = {"meta": {"help": "list the servers"}}
about_start: Declaration[About] = {"meta": {"help": "start a server"}}

print("(the module example_commands_server is imported)")


class List(Command):
    """List the servers."""

    def take_action(self, arguments: Namespace) -> int:
        """Print their names."""
        print("web-1\nweb-2")
        return 0


class Start(Command):
    """Start a server."""

    def get_parser(self, name: str) -> ArgumentParser:
        """With the server's name."""
        parser = super().get_parser(name)
        parser.add_argument("server")
        return parser

    def take_action(self, arguments: Namespace) -> int:
        """Start it."""
        print(f"started {arguments.server}")
        return 0
