"""setuptools: commands and writers of metadata."""

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

from setuptools import Command
from setuptools.dist import Distribution

from tests.ecosystem.cases import Case

PACKAGE = "setuptools"

CommandClass: TypeAlias = type[Command]
MakesCommand: TypeAlias = Callable[[Distribution], Command]
Writer: TypeAlias = Callable[[Any, str, str], None]
Keyword: TypeAlias = Callable[[Distribution, str, Any], None]


class Commands(Protocol):
    """A command, without its base class."""

    def initialize_options(self) -> None: ...

    def finalize_options(self) -> None: ...

    def run(self) -> None: ...

    def get_command_name(self) -> str: ...


class Writes(Protocol):
    """A writer, with the names of its parameters."""

    def __call__(self, cmd: Any, basename: str, filename: str) -> None: ...


class RunsTwice(Protocol):
    """Wrong: commands are not run with a number."""

    def run(self, times: int) -> None: ...


CommandsClass: TypeAlias = type[Commands]
RunsTwiceClass: TypeAlias = type[RunsTwice]

COMMANDS = {
    name: f"setuptools.command.{name}:{name}"
    for name in "alias bdist_egg develop dist_info easy_install egg_info rotate saveopts setopt".split()
}
"""The commands that are setuptools' own; type checkers take the bases of the others from the old ``distutils``."""

CASES = (
    Case("CommandClass", "commands", COMMANDS),
    Case("CommandsClass", "commands", COMMANDS),
    Case("MakesCommand", "commands", COMMANDS),
    Case("Writer", "egg_info.writers"),
    Case("Writes", "egg_info.writers"),
    Case("Keyword", "distutils.setup_keywords"),
    Case("RunsTwiceClass", "commands", COMMANDS, wrong="too-few-parameters"),
)
