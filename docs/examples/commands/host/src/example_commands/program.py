"""Runs the command whose name the line begins with."""

import sys
from collections.abc import Iterable, Sequence

from example_commands.api import About, Command, commands
from longshore import Extension, NameDispatchExtensionManager


def spoken(name: str) -> str:
    """The name of a command, as users type it."""
    return name.replace("_", " ")


def asked_for(names: Iterable[str], line: Sequence[str]) -> str | None:
    """The command with which the line begins; of several, the longest."""
    found = [name for name in names if name.split("_") == list(line[: name.count("_") + 1])]
    return max(found, key=len, default=None)


def run(extension: Extension[Command, About], arguments: Sequence[str]) -> int:
    """Run a command; the exit code."""
    parser = extension.obj.get_parser(f"example-commands {spoken(extension.name)}")
    return extension.obj.take_action(parser.parse_args(arguments))


def main() -> int:
    """Run the program. Commands are known by their names; a command is imported when it is used."""
    manager = NameDispatchExtensionManager(
        commands.invoked(), lambda extension: True, propagate_map_exceptions=True, lazy=True
    )
    line = sys.argv[1:]
    name = asked_for(manager.names(), line)
    if name is not None:
        codes = manager.map([name], run, line[name.count("_") + 1 :])
        return codes[0] if codes else 1  # without one, it was refused: that is in the log
    if line:
        print(f"no command {' '.join(line)!r}; there are:")
    for extension in sorted(manager, key=lambda each: each.name):
        print(f"{spoken(extension.name):14}{extension.meta['help']}")
    return 1 if line else 0
