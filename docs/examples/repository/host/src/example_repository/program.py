"""Runs a command, the host's own or one of an extension."""

import argparse
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
    configuration.read_string((folder / "repository.ini").read_text(encoding="utf-8"))
    source = ConfiguredExtensions(dict(configuration["extensions"]), folder)
    commands: dict[str, Command] = {"log": log}
    for extension in ExtensionManager(extensions, source=source):
        commands.update(extension.obj.commands())
    return commands


def main() -> int:
    """Run the program."""
    parser = argparse.ArgumentParser("example-repository")
    parser.add_argument("-R", "--repository", type=Path, default=Path(), help="the folder that has repository.ini")
    parser.add_argument("command")
    asked = parser.parse_args()
    commands = commands_of(asked.repository)
    command = commands.get(asked.command)
    if command is None:
        print(f"no command {asked.command!r}; there are: {', '.join(sorted(commands))}")
        return 1
    print(command(Repository(("a new file", "a line more"))))
    return 0
