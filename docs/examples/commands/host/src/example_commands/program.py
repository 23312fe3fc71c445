"""Runs the command whose name the line begins with."""

import sys
from collections.abc import Iterable, Sequence

from example_commands.api import commands
from longshore import ExtensionManager, PluginError


def spoken(name: str) -> str:
    """The name of a command, as users type it."""
    return name.replace("_", " ")


def asked_for(names: Iterable[str], line: Sequence[str]) -> str | None:
    """The command with which the line begins; of several, the longest."""
    found = [name for name in names if name.split("_") == list(line[: name.count("_") + 1])]
    return max(found, key=len, default=None)


def main() -> int:
    """Run the program. Commands are known by their names; a command is imported when it is used."""
    manager = ExtensionManager(commands.invoked(), lazy=True)
    line = sys.argv[1:]
    name = asked_for(manager.names(), line)
    if name is None:
        for extension in sorted(manager, key=lambda each: each.name):
            print(f"{spoken(extension.name):14}{extension.meta['help']}")
        return 1
    try:
        command = manager[name].obj
    except PluginError:  # the log has said why
        print(f"{spoken(name)!r} can't be run")
        return 1
    parser = command.get_parser(f"example-commands {spoken(name)}")
    return command.take_action(parser.parse_args(line[name.count("_") + 1 :]))
