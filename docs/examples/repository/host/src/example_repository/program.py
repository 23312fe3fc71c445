"""Runs a command, the host's own or one of an extension."""

import sys
from configparser import ConfigParser
from pathlib import Path

from example_repository.api import Command, Repository, extensions
from example_repository.source import ConfiguredExtensions
from longshore import ExtensionManager


def log(repository: Repository) -> str:
    """The host's own command."""
    return "\n".join(repository.changes)


def commands_of(folder: Path) -> dict[str, Command]:
    """All commands."""
    configuration = ConfigParser()
    configuration.read(folder / "repository.ini", encoding="utf-8")
    source = ConfiguredExtensions(dict(configuration["extensions"]), folder)
    commands: dict[str, Command] = {"log": log}
    for extension in ExtensionManager(extensions, source=source):
        commands.update(extension.obj.commands())
    return commands


def main() -> int:
    """Run the program in the folder that has ``repository.ini``."""
    commands = commands_of(Path("work"))
    command = commands.get(sys.argv[1])
    if command is None:
        print(f"no command {sys.argv[1]!r}; there are: {', '.join(sorted(commands))}")
        return 1
    print(command(Repository(("a new file", "a line more"))))
    return 0
