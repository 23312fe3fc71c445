"""The Python environment of a project, looked at from outside: what is installed there, and in which files."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence

from longshore.discovery import Scan
from longshore.model import Candidate, Installed, normalized
from longshore.model.verification import ApiReference, Place
from longshore.verification.errors import environment_unusable

POINTS = "longshore.points"
"""The entry point group under which hosts publish their APIs: name = namespace, value = the point or the API."""
_ASK = "import json, sys; print(json.dumps([each for each in sys.path if each]))"
_SECONDS = 30
_PUT_BY_OS: Mapping[str, str] = {"os.path": os.path.__name__}  # no file says that there is such a module


class Environment:
    """What is installed for one interpreter. Nothing of it is imported.

    Attributes:
        python: the interpreter.
        path: its ``sys.path``.
    """

    __slots__ = ("python", "path", "_scan", "_editable", "_listings")

    def __init__(self, python: str, path: Sequence[str]) -> None:
        self.python = python
        self.path = tuple(path)
        self._scan = Scan(self.path)
        self._editable: Mapping[str, str] | None = None
        self._listings: dict[str, frozenset[str]] = {}

    def candidates(self, namespace: str) -> Sequence[Candidate]:
        """The installed entry points of a namespace."""
        return self._scan.discover(namespace).candidates

    def namespaces(self) -> frozenset[str]:
        """Every namespace that something installed has an entry point for."""
        return self._scan.namespaces()

    def published(self) -> Mapping[str, ApiReference]:
        """The published APIs by namespace; of several for one, the first counts, as the host's own import would."""
        found: dict[str, ApiReference] = {}
        for each in self.candidates(POINTS):
            owner = each.distribution
            file = f"{owner.path}/entry_points.txt" if isinstance(owner, Installed) else ""
            found.setdefault(each.name, ApiReference(each.name, each.value, str(owner), "", Place(file)))
        return found

    def distribution(self, name: str) -> str | None:
        """The metadata folder of an installed distribution, ``None`` where it is not installed."""
        owner = self._scan.owners.get(normalized(name))
        return owner[0] if owner else None

    def file_of(self, module: str, roots: Sequence[str] = ()) -> str | None:
        """The file of a module, or the folder of a namespace package; ``None`` where there is none.

        Args:
            module: its dotted name.
            roots: folders that are searched first.
        """
        module = _PUT_BY_OS.get(module, module)
        first, *rest = module.split(".")
        if module in sys.builtin_module_names:
            return module
        namespaces: list[str] = []
        for place in [*self._tops(first, roots), *(f"{each}/{first}" for each in (*roots, *self.path))]:
            found = self._below(place, rest, namespaces)
            if found:
                return found
            if rest and self._is_regular(place):
                return None  # it hides those that come after it
        return namespaces[0] if namespaces else None

    def is_typed(self, module: str, roots: Sequence[str] = ()) -> bool:
        """Whether type checkers take a module's own annotations: what is not installed, and what has a ``py.typed``.

        Args:
            module: its dotted name.
            roots: folders whose modules are a project's own.
        """
        file = self.file_of(module, roots)
        first, *_ = module.split(".")
        if file is None or first in sys.stdlib_module_names or file.endswith(".pyi"):
            return True
        folder = os.path.dirname(file)
        inside = [each for each in self.path if folder == each or folder.startswith(os.path.join(each, ""))]
        if not inside or any(folder.startswith(os.path.join(each, "")) or folder == each for each in roots):
            return True
        top = max(inside, key=len)
        if any(f"{first}-stubs" in self._listed(each) for each in self.path):
            return True
        while folder != top:
            if "py.typed" in self._listed(folder):
                return True
            folder = os.path.dirname(folder)
        return False

    def editable_folder(self, module: str, roots: Sequence[str] = ()) -> str:
        """The folder with a module that only the finder of an editable install knows, ``""`` for any other.

        Args:
            module: its dotted name.
            roots: folders that are searched first.
        """
        first = module.partition(".")[0]
        return next((os.path.dirname(each) for each in self._tops(first, roots)), "")

    def _tops(self, first: str, roots: Sequence[str]) -> Iterator[str]:
        """Where an editable install says that a top-level module is; the given folders come before."""
        if any(self._is_there(root, first) for root in roots):
            return
        if self._editable is None:
            self._editable = dict(_editable(self.path))
        if first in self._editable:
            place = self._editable[first]
            yield place.removesuffix(".py").removesuffix("/__init__")

    def _listed(self, folder: str) -> frozenset[str]:
        children = self._listings.get(folder)
        if children is None:
            try:
                children = frozenset(os.listdir(folder))
            except OSError:
                children = frozenset()
            self._listings[folder] = children
        return children

    def _is_there(self, folder: str, name: str) -> bool:
        return not self._listed(folder).isdisjoint({name, f"{name}.py", f"{name}.pyi"})

    def _is_regular(self, place: str) -> bool:
        inside, beside = self._listed(place), self._listed(os.path.dirname(place))
        return "__init__.py" in inside or f"{os.path.basename(place)}.py" in beside

    def _compiled(self, folder: str, name: str) -> str | None:
        """The file of an extension module."""
        for each in self._listed(folder):
            if each.partition(".")[0] == name and each.endswith((".so", ".pyd")):
                return f"{folder}/{each}"
        return None

    def _below(self, place: str, rest: Sequence[str], namespaces: list[str]) -> str | None:
        for each in rest:
            if not self._is_there(os.path.dirname(place), os.path.basename(place)):
                return None
            place = f"{place}/{each}"
        for file in (f"{place}/__init__.py", f"{place}.py", f"{place}/__init__.pyi", f"{place}.pyi"):
            if os.path.isfile(file):
                return file
        compiled = self._compiled(os.path.dirname(place), os.path.basename(place))
        if compiled:
            return compiled
        if os.path.isdir(place):
            namespaces.append(place)
        return None


def _editable(path: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Top-level modules and their places, from the finders that setuptools writes for editable installs."""
    for folder in path:
        try:
            files = [each for each in os.listdir(folder) if each.startswith("__editable__") and each.endswith(".py")]
        except OSError:
            continue
        for file in files:
            yield from _mapping(os.path.join(folder, file))


def _mapping(file: str) -> Iterator[tuple[str, str]]:
    try:
        with open(file, encoding="utf-8") as stream:
            tree = ast.parse(stream.read())
        for node in tree.body:
            targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
            if any(isinstance(each, ast.Name) and each.id == "MAPPING" for each in targets):
                yield from _pairs(ast.literal_eval(getattr(node, "value", None) or ast.Dict([], [])))
    except (OSError, SyntaxError, ValueError):
        return


def _pairs(mapping: object) -> Iterator[tuple[str, str]]:
    for name, place in mapping.items() if isinstance(mapping, dict) else ():
        if isinstance(name, str) and isinstance(place, str):
            yield name, place


def environment_of(python: str, project: str = "") -> Environment:
    """The environment that a project is checked in.

    Args:
        python: an interpreter, or the folder of a virtual environment; ``""`` takes the activated one, else the
            ``.venv`` of the project, else that of this process.
        project: the project's folder.

    Raises:
        EnvironmentUnusable: it can't be run.
    """
    chosen = _interpreter(python) if python else _usual(project)
    if _is_this(chosen):
        return own_environment()
    try:
        done = subprocess.run(  # noqa: S603  the interpreter that was named
            [chosen, "-c", _ASK], capture_output=True, text=True, timeout=_SECONDS, check=True
        )
        path: object = json.loads(done.stdout.splitlines()[-1])  # what runs at every start may print
    except (OSError, ValueError, IndexError, subprocess.SubprocessError) as error:
        raise environment_unusable(chosen, str(getattr(error, "stderr", "") or error).strip()) from error
    return Environment(chosen, [str(each) for each in path] if isinstance(path, list) else [])


def own_environment() -> Environment:
    """That of this process, as its ``sys.path`` is now."""
    return Environment(sys.executable, [each for each in sys.path if each])


def _is_this(python: str) -> bool:
    """Whether it is the interpreter of this process, in the same folder: a virtual environment is known by that."""
    folders = {os.path.realpath(os.path.dirname(each)) for each in (python, sys.executable)}
    return len(folders) == 1 and os.path.realpath(python) == os.path.realpath(sys.executable)


def _interpreter(python: str) -> str:
    inside = _of_folder(python)
    return inside or python


def _usual(project: str) -> str:
    for folder in (os.environ.get("VIRTUAL_ENV", ""), os.path.join(project, ".venv") if project else ""):
        found = _of_folder(folder) if folder else ""
        if found:
            return found
    return sys.executable


def _of_folder(folder: str) -> str:
    """The interpreter of a virtual environment, ``""`` for none."""
    for inside in ("bin/python", "Scripts/python.exe"):
        python = os.path.join(folder, inside)
        if os.path.isfile(python):
            return python
    return ""
