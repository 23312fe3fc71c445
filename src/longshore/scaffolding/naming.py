"""The names of a new project, made of the one that was given, and what is wrong with names."""

from __future__ import annotations

import ast
import builtins
import keyword
import os
import re
import sys

from longshore.model import Noun
from longshore.scaffolding.errors import bad_name
from longshore.verification.environment import Environment
from longshore.verification.reading import Sources
from longshore.verification.stubs.names import camel

_PROJECT = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?")
_OWN = frozenset({"hatchling", "longshore", "mypy", "pytest", "tests"})
_SHELL = frozenset(
    (
        "alias bg bind break builtin caller case cd command compgen complete continue declare dirs disown do done echo "
        "elif else enable esac eval exec exit export false fc fg fi for function getopts hash help history if in jobs "
        "kill let local logout popd printf pushd pwd read readonly return select set shift shopt source suspend test "
        "then time times trap true type typeset ulimit umask unalias unset until wait while"
    ).split()
)
"""What a shell does itself, before it looks for a program of that name."""


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


def free_names(environment: Environment, name: str) -> Names:
    """The names that a project gets in an environment, where nothing that is installed has them.

    Args:
        environment: where the project is to be installed.
        name: what it is to be called.

    Raises:
        BadName: there can be no such project, or something that is installed is called so.
    """
    names = names_of(name)
    file = environment.file_of(names.package) or ""
    if os.path.isfile(file):
        raise bad_name(names.project, f"would hide a module that is installed: {file}", "choose another name")
    folder = environment.distribution(names.project)
    if folder is not None:
        raise bad_name(names.project, f"is a distribution that is installed: {folder}", "choose another name")
    return names


def refuse_builtin(names: Names) -> None:
    """A program can't be called as something that shells do themselves.

    Raises:
        BadName: it is.
    """
    if names.project in _SHELL:
        what = "is what shells do themselves: they would never start the program"
        raise bad_name(names.project, what, f"add a word, such as {names.project}-app")


def misspelt(sources: Sources, target: str) -> str:
    """What is wrong with how an API is named, ``""`` for nothing.

    Args:
        sources: the texts of the environment.
        target: the name, which is to be ``MODULE:CLASS``.
    """
    if "[" in target:
        bare, alias = target.partition("[")[0], target.rpartition(":")[2]
        return f"type arguments can't be given here: write {bare}, or name an alias of them, such as Api = {alias}"
    if ":" in target:
        return ""
    module, _, name = target.rpartition(".")
    if not module or sources.exists(target):
        source = sources.source(target)
        classes = [each for each, node in source.names.items() if isinstance(node, ast.ClassDef)] if source else []
        module, name = target, next(iter(classes), "Api")
    return f"write it as MODULE:CLASS, {module}:{name}"


def _is_free(name: str) -> bool:
    """Whether something in a module may be called so, and a class beside it."""
    both = (name, camel(name))
    return name.isidentifier() and not any(keyword.iskeyword(each) or hasattr(builtins, each) for each in both)
