"""The names of a new project, made of the one that was given."""

from __future__ import annotations

import builtins
import keyword
import re
import sys

from longshore.model import Noun
from longshore.scaffolding.errors import bad_name
from longshore.verification.stubs.names import camel

_PROJECT = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?")
_OWN = frozenset({"longshore", "tests"})


class Names(Noun):
    """The names of a project.

    Attributes:
        project: that of the distribution, normalized: ``acme-csv``.
        package: that of its package: ``acme_csv``.
        entry_point: that of its plugin: ``csv``.
        attr: what the plugin is called in the package; its class is called the same, as classes are.
    """

    __slots__ = ("project", "package", "entry_point", "attr")

    def __init__(self, project: str, package: str, entry_point: str, attr: str) -> None:
        self.project = project
        self.package = package
        self.entry_point = entry_point
        self.attr = attr


def names_of(name: str) -> Names:
    """The names that a project gets.

    Args:
        name: what it is to be called, such as ``acme-csv``, ``acme_csv`` or ``Acme.CSV``: these are one name.

    Raises:
        BadName: there can be no project of that name, or no package that could be imported.
    """
    if not _PROJECT.fullmatch(name):
        raise bad_name(
            name, "is no name of a project",
            "use letters, digits, '-', '_' and '.', with a letter or a digit at both ends, such as acme-csv",
        )  # fmt: skip
    project = re.sub(r"[-_.]+", "-", name).lower()
    package = project.replace("-", "_")
    if not package.isidentifier():
        raise bad_name(name, f"makes {package!r}, which is no name of a package", "begin with a letter")
    if keyword.iskeyword(package):
        raise bad_name(name, "is a keyword of Python: it can't be imported", f"add a word, such as {project}-app")
    if package in sys.stdlib_module_names:
        raise bad_name(name, "is a module of Python's own library", f"add a word, such as {project}-app")
    if package in _OWN:
        raise bad_name(name, "would hide a package that the project needs", f"add a word, such as {project}-app")
    entry_point = project.rpartition("-")[2]
    return Names(project, package, entry_point, entry_point if _is_free(entry_point) else package)


def _is_free(name: str) -> bool:
    """Whether something in a module may be called so, and a class beside it."""
    both = (name, camel(name))
    return name.isidentifier() and not any(keyword.iskeyword(each) or hasattr(builtins, each) for each in both)
