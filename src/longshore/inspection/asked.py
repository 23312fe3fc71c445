"""The question of ``longshore why``, with what was found for it."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence

from longshore.discovery import Scan
from longshore.inspection.surveying import editable_project
from longshore.model import Installed, Noun
from longshore.model.inspection import Inspected, Inspection
from longshore.model.verification import Declared
from longshore.verification.environment import Environment
from longshore.verification.errors import VerificationError
from longshore.verification.projects import read_folder


class Asked(Noun):
    """One plugin that is asked about.

    Attributes:
        namespace: its namespace.
        name: its name.
        found: what its interpreter has of the namespace; those of the name were loaded.
        environment: the same interpreter, looked at from outside.
    """

    __slots__ = ("namespace", "name", "found", "environment", "_scan")

    def __init__(self, namespace: str, name: str, found: Inspection, environment: Environment) -> None:
        self.namespace = namespace
        self.name = name
        self.found = found
        self.environment = environment
        self._scan = Scan(environment.path)

    @property
    def matches(self) -> Sequence[Inspected]:
        """The candidates of that name."""
        return [each for each in self.found.plugins if each.candidate.name == self.name]

    @property
    def names(self) -> Sequence[str]:
        """The names that the namespace has."""
        return sorted({each.candidate.name for each in self.found.plugins})

    def pip(self, *arguments: str) -> str:
        """A command that installs something for this interpreter."""
        return " ".join([self.environment.python, "-m", "pip", "install", *arguments])

    def names_of(self, namespace: str) -> Sequence[str]:
        """The names that another namespace has."""
        return [each.name for each in self._scan.discover(namespace).candidates]

    def distributions(self) -> Iterator[Installed]:
        """Every installed distribution."""
        for path, _ in self._scan.owners.values():
            yield Installed(path)

    def editable(self) -> Iterator[tuple[Installed, str]]:
        """Every distribution that is installed editable, and the folder of its project."""
        for each in self.distributions():
            folder = editable_project(each.path)
            if folder:
                yield each, folder

    def declared_in(self, folder: str) -> Declared | None:
        """The entry point in question, as the project in a folder declares it."""
        try:
            declared = read_folder(folder).declared
        except VerificationError:
            return None
        mine = [each for each in declared if each.namespace == self.namespace and each.name == self.name]
        return mine[0] if mine else None

    def projects_nearby(self) -> Iterator[str]:
        """Folders that may hold a project which is not installed: this one, and those of the import path."""
        for each in dict.fromkeys([os.getcwd(), *self.environment.path]):
            yield each
            if os.path.basename(each) == "src":
                yield os.path.dirname(each)


def folded(name: str) -> str:
    """A name without what eyes pass over: case, and the form in which Unicode is written."""
    return unicodedata.normalize("NFKC", name).casefold()
