"""Reads what declares entry points: a project's folder, a built wheel, an installed distribution."""

from __future__ import annotations

import contextlib
import glob
import os
import tempfile
import tomllib
import zipfile
from collections.abc import Generator, Iterator, Mapping
from typing import Literal

from longshore.discovery import target
from longshore.model.metadata import name_and_version
from longshore.model.verification import KINDS, ApiReference, Declared, Kind, Place, Project, StaticFinding
from longshore.verification.environment import Environment
from longshore.verification.errors import project_unreadable
from longshore.verification.sections import entry_points_txt, setup_cfg
from longshore.verification.toml_places import KeyPlace, key_places

_Table = Mapping[str, object]
_NOTHING = KeyPlace(0, 0, "")


@contextlib.contextmanager
def opened_project(path: str, environment: Environment) -> Generator[Project]:
    """A project, a wheel or an installed distribution, for as long as the block runs.

    Args:
        path: a folder, a ``pyproject.toml``, a ``setup.cfg``, a wheel, or the name of an installed distribution.
        environment: where an installed distribution is looked for.

    Raises:
        ProjectUnreadable: it can't be read.
    """
    if path.endswith(".whl") and os.path.isfile(path):
        with tempfile.TemporaryDirectory(prefix="longshore-wheel-") as folder:
            yield _wheel(path, folder)
    else:
        yield read_project(path, environment)


def read_project(path: str, environment: Environment) -> Project:
    """A project's folder or file, or an installed distribution.

    Args:
        path: a folder, a ``pyproject.toml``, a ``setup.cfg``, or the name of an installed distribution.
        environment: where an installed distribution is looked for.

    Raises:
        ProjectUnreadable: it can't be read, or declares no entry points.
    """
    if not os.path.exists(path):
        return _installed(path, environment)
    folder = os.path.normpath(path if os.path.isdir(path) else os.path.dirname(path))
    if os.path.isfile(path) and os.path.basename(path) not in {"pyproject.toml", "setup.cfg"}:
        raise project_unreadable(Place(path), "is no project: name a folder, a pyproject.toml, a setup.cfg or a wheel")
    project = read_folder(folder)
    if not project.declared and not project.findings:
        raise project_unreadable(
            Place(project.file if os.path.isfile(project.file) else folder), _no_entry_points(folder)
        )
    return project


def read_folder(folder: str) -> Project:
    """What a folder's ``pyproject.toml`` and ``setup.cfg`` say, which may be nothing.

    Args:
        folder: any folder.

    Raises:
        ProjectUnreadable: a file can't be read.
    """
    pyproject, config = (os.path.normpath(os.path.join(folder, each)) for each in ("pyproject.toml", "setup.cfg"))
    project = _pyproject(pyproject, folder) if os.path.isfile(pyproject) else Project(folder, config)
    declared, findings = [*project.declared], [*project.findings]
    if os.path.isfile(config):
        found = list(setup_cfg(_text(config), config))
        declared += [each for each in found if isinstance(each, Declared)]
        findings += [each for each in found if isinstance(each, StaticFinding)]
    return Project(
        folder, project.file, project.name, extras=project.extras, declared=tuple(declared),
        configured=project.configured, roots=project.roots or _roots(folder, {}), findings=tuple(findings),
    )  # fmt: skip


def _no_entry_points(folder: str) -> str:
    if os.path.isfile(os.path.join(folder, "setup.py")):
        return "declares no entry points; those in setup.py are known when it is run: build a wheel and check that"
    return 'declares no entry points: add a table such as [project.entry-points."textapp.formatters"]'


def _text(file: str) -> str:
    try:
        with open(file, encoding="utf-8", newline="") as stream:
            return stream.read()
    except (OSError, UnicodeDecodeError) as error:
        raise project_unreadable(Place(file), f"can't be read: {error}") from error


def _pyproject(file: str, folder: str) -> Project:
    text = _text(file)
    try:
        document: _Table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise project_unreadable(Place(file), f"is no TOML: {error}") from error
    places = key_places(text)
    declared: list[Declared] = []
    findings: list[StaticFinding] = []
    for path in (("project", "entry-points"), ("tool", "poetry", "plugins")):
        for each in _entries(document, path, places, file):
            declared += [each] if isinstance(each, Declared) else []
            findings += [each] if isinstance(each, StaticFinding) else []
    configured: list[ApiReference] = []
    for api in _configured(document, places, file):
        configured += [api] if isinstance(api, ApiReference) else []
        findings += [api] if isinstance(api, StaticFinding) else []
    named = _table(document, "project") or _table(document, "tool", "poetry")
    extras = {**_table(document, "project", "optional-dependencies"), **_table(document, "tool", "poetry", "extras")}
    return Project(
        folder, file, str(named.get("name", "")), extras=tuple(extras), declared=tuple(declared),
        configured=tuple(configured), roots=_roots(folder, document), findings=tuple(findings),
    )  # fmt: skip


def _table(document: _Table, *path: str) -> _Table:
    """A table of the document, an empty one where it has none."""
    found: object = document
    for each in path:
        found = found.get(each) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else {}


def _entries(
    document: _Table, path: tuple[str, ...], places: Mapping[tuple[str, ...], KeyPlace], file: str
) -> Iterator[Declared | StaticFinding]:
    for namespace, table in _table(document, *path).items():
        if not isinstance(table, dict):
            at = _place(file, places.get((*path, namespace), _NOTHING))
            yield StaticFinding(
                at, namespace, "", "malformed-project",
                f"{'.'.join(path)}.{namespace} is {table!r}: expected a table of names and targets",
            )  # fmt: skip
            continue
        for name, value in table.items():
            key = places.get((*path, namespace, name), _NOTHING)
            if isinstance(value, str):
                yield Declared(namespace, name, value, _place(file, key), target(value), key.comment)
            else:
                yield StaticFinding(
                    _place(file, key), namespace, name, "invalid-target",
                    f'the target of {name!r} is {value!r}: expected text such as "package.module:attribute"; '
                    "a name with a dot must be quoted",
                )  # fmt: skip


def _configured(
    document: _Table, places: Mapping[tuple[str, ...], KeyPlace], file: str
) -> Iterator[ApiReference | StaticFinding]:
    path = ("tool", "longshore", "apis")
    for namespace, value in _table(document, *path).items():
        given = value if isinstance(value, dict) else {"api": value}
        named, kind = given.get("api"), given.get("kind", "")
        place = _place(file, places.get((*path, namespace), _NOTHING))
        known: Kind | Literal[""] = next((each for each in KINDS if each == kind), "")
        if isinstance(named, str) and (known or kind == "") and set(given) <= {"api", "kind"}:
            yield ApiReference(namespace, named, str(place), known, place)
        else:
            yield StaticFinding(
                place, namespace, "", "malformed-project",
                f'the API of {namespace!r} is {value!r}: expected "module:Api" or '
                '{ api = "module:Api", kind = "object" | "class" | "factory" }; a namespace with a dot must be quoted',
            )  # fmt: skip


def _place(file: str, key: KeyPlace) -> Place:
    return Place(file, key.line, key.column)


def _roots(folder: str, document: _Table) -> tuple[str, ...]:
    """The folders that hold the modules of a project, by its build backend's settings and by custom."""
    setuptools, hatch = ("tool", "setuptools"), ("tool", "hatch", "build", "targets", "wheel")
    told: list[object] = ["src", _table(document, *setuptools, "package-dir").get("")]
    where = _table(document, *setuptools, "packages", "find").get("where")
    packages = _table(document, *hatch).get("packages")
    told += [*(where if isinstance(where, list) else ())]
    told += [os.path.dirname(str(each)) for each in (packages if isinstance(packages, list) else ())]
    poetry = _table(document, "tool", "poetry").get("packages")
    told += [each.get("from") for each in (poetry if isinstance(poetry, list) else ()) if isinstance(each, dict)]
    found = [os.path.join(folder, each) if each else folder for each in [*told, ""] if isinstance(each, str)]
    return tuple(dict.fromkeys(os.path.abspath(each) for each in found if os.path.isdir(each)))


def _wheel(path: str, folder: str) -> Project:
    try:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise project_unreadable(Place(path), f"can't be unpacked: {error}") from error
    found = sorted(glob.glob(os.path.join(glob.escape(folder), "*.dist-info")))
    if not found:
        raise project_unreadable(Place(path), "is no wheel: it has no .dist-info folder; build it again")
    return _of_metadata(found[0], f"{path}/{os.path.basename(found[0])}/entry_points.txt", (folder,))


def _installed(name: str, environment: Environment) -> Project:
    folder = environment.distribution(name)
    if folder is None:
        raise project_unreadable(
            Place(name), f"is no file or folder, and no distribution of that name is installed for {environment.python}"
        )
    return _of_metadata(folder, f"{folder}/entry_points.txt", ())


def _of_metadata(folder: str, shown: str, roots: tuple[str, ...]) -> Project:
    """A distribution by its metadata folder; the APIs are those that the project in the working folder configures."""
    file = os.path.join(folder, "entry_points.txt")
    here = _pyproject("pyproject.toml", os.curdir) if os.path.isfile("pyproject.toml") else None
    name, version = name_and_version(folder)
    if not os.path.isfile(file):
        raise project_unreadable(Place(shown), f"{name} {version} declares no entry points")
    found = list(entry_points_txt(_text(file), shown))
    return Project(
        os.curdir, shown, name, extras=_extras(folder), roots=roots,
        configured=here.configured if here else (),
        declared=tuple(each for each in found if isinstance(each, Declared)),
        findings=tuple(each for each in found if isinstance(each, StaticFinding)),
    )  # fmt: skip


def _extras(folder: str) -> tuple[str, ...]:
    lines = _text(os.path.join(folder, "METADATA")).split("\n\n", 1)[0].splitlines()
    return tuple(line.partition(":")[2].strip() for line in lines if line.lower().startswith("provides-extra:"))
