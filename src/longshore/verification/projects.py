"""Reads what declares entry points: a project's folder, a built wheel, an installed distribution."""

from __future__ import annotations

import contextlib
import glob
import itertools
import os
import tomllib
from collections.abc import Generator, Iterator, Mapping, Sequence
from typing import Literal

from longshore.discovery import target
from longshore.model.metadata import name_and_version
from longshore.model.verification import KINDS, ApiReference, Declared, Kind, Place, Project, StaticFinding
from longshore.verification.environment import Environment
from longshore.verification.errors import project_unreadable
from longshore.verification.layouts import configured_folders, module_roots, setup_cfg_folders, table_at
from longshore.verification.sections import entry_points_txt, setup_cfg, setup_cfg_options
from longshore.verification.toml_places import KeyPlace, key_places

_Table = Mapping[str, object]
_KINDS: Mapping[str, Kind | Literal[""]] = {"": "", **{each: each for each in KINDS}}
_NOTHING = KeyPlace(0, 0, "")
_EXTRAS = "options.extras_require"


@contextlib.contextmanager
def opened_project(path: str, environment: Environment) -> Generator[Project]:
    """A project, a wheel or an installed distribution, for as long as the block runs.

    The APIs of the last two are also those of ``[tool.longshore.apis]`` in the working folder's ``pyproject.toml``.

    Args:
        path: a folder, a ``pyproject.toml``, a ``setup.cfg``, a wheel, or the name of an installed distribution.
        environment: where an installed distribution is looked for.

    Raises:
        ProjectUnreadable: it can't be read.
    """
    if path.endswith(".whl") and os.path.isfile(path):
        import tempfile  # late: for wheels only

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
        place = Place(project.file if os.path.isfile(project.file) else folder)
        raise project_unreadable(place, _no_entry_points(folder))
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
    text = _text(config) if os.path.isfile(config) else ""
    found = list(setup_cfg(text, config))
    declared = (*project.declared, *(each for each in found if isinstance(each, Declared)))
    findings = (*project.findings, *(each for each in found if isinstance(each, StaticFinding)))
    roots = (*project.roots, *module_roots(folder, setup_cfg_folders(text)))
    extras = setup_cfg_options(text, _EXTRAS)
    return Project(
        folder, project.file, project.name, declared=declared, configured=project.configured, findings=findings,
        extras=None if project.extras is None else (*project.extras, *(each[len(_EXTRAS) + 1 :] for each in extras)),
        roots=tuple(dict.fromkeys(roots)),
    )  # fmt: skip


def _no_entry_points(folder: str) -> str:
    pyproject, setup, config = (os.path.join(folder, each) for each in ("pyproject.toml", "setup.py", "setup.cfg"))
    what = "declares no entry points"
    if os.path.isfile(setup):
        return f"{what}; those in setup.py are known when it is run: build a wheel and check that"
    document = tomllib.loads(_text(pyproject)) if os.path.isfile(pyproject) else {}
    if _is_dynamic(document, "entry-points") or "options.entry_points" in _options(config):
        return f"{what} itself; they are known when it is built: build a wheel and check that"
    return f'{what}: add a table such as [project.entry-points."textapp.formatters"]'


def _options(config: str) -> Sequence[str]:
    return tuple(setup_cfg_options(_text(config), "options")) if os.path.isfile(config) else ()


def _is_dynamic(document: _Table, name: str) -> bool:
    dynamic = table_at(document, "project").get("dynamic")
    return isinstance(dynamic, list) and name in dynamic


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
        places = key_places(text)
    except tomllib.TOMLDecodeError as error:
        bom = "it begins with a byte order mark, which TOML does not allow: " if text.startswith("\ufeff") else ""
        raise project_unreadable(Place(file), f"is no TOML: {bom}{error}") from error
    except RecursionError as error:
        raise project_unreadable(Place(file), "can't be read: its values are nested too deep") from error
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
    named = table_at(document, "project") or table_at(document, "tool", "poetry")
    return Project(
        folder, file, str(named.get("name", "")), extras=_offered(document), declared=tuple(declared),
        configured=tuple(configured), roots=module_roots(folder, configured_folders(document)),
        findings=tuple(findings),
    )  # fmt: skip


def _offered(document: _Table) -> tuple[str, ...] | None:
    """The extras that a project offers, ``None`` where they are known when it is built."""
    if _is_dynamic(document, "optional-dependencies"):
        return None
    extras = {
        **table_at(document, "project", "optional-dependencies"),
        **table_at(document, "tool", "poetry", "extras"),
    }
    return tuple(extras)


def _no_table(
    document: _Table, path: tuple[str, ...], places: Mapping[tuple[str, ...], KeyPlace], file: str
) -> Iterator[StaticFinding]:
    """What stands where a table of tables is expected."""
    for length in range(1, len(path) + 1):
        here = path[:length]
        value = table_at(document, *here[:-1]).get(here[-1], {})
        if not isinstance(value, dict):
            yield StaticFinding(
                _place(file, places.get(here, _NOTHING)), "", "", "malformed-project",
                f"{'.'.join(here)} is {value!r}: expected a table",
            )  # fmt: skip


def _entries(
    document: _Table, path: tuple[str, ...], places: Mapping[tuple[str, ...], KeyPlace], file: str
) -> Iterator[Declared | StaticFinding]:
    yield from _no_table(document, path, places, file)
    for namespace, table in table_at(document, *path).items():
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
    yield from _no_table(document, path, places, file)
    for namespace, value in table_at(document, *path).items():
        given = value if isinstance(value, dict) else {"api": value}
        named, kind = given.get("api"), given.get("kind", "")
        place = _place(file, places.get((*path, namespace), _NOTHING))
        known = _KINDS.get(kind) if isinstance(kind, str) else None
        if isinstance(named, str) and known is not None and set(given) <= {"api", "kind"}:
            yield ApiReference(namespace, named, str(place), known, place)
        else:
            yield StaticFinding(
                place, namespace, "", "malformed-project",
                f'the API of {namespace!r} is {value!r}: expected "module:Api" or '
                '{ api = "module:Api", kind = "object" | "class" | "factory" }; a namespace with a dot must be quoted',
            )  # fmt: skip


def _place(file: str, key: KeyPlace) -> Place:
    return Place(file, key.line, key.column)


def _wheel(path: str, folder: str) -> Project:
    import zipfile  # late: for wheels only
    import zlib  # late: as above

    try:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
    except (OSError, zipfile.BadZipFile, ValueError, RuntimeError, EOFError, zlib.error) as error:
        raise project_unreadable(Place(path), f"can't be unpacked: {error}") from error
    found = sorted(glob.glob(os.path.join(glob.escape(folder), "*.dist-info")))
    if not found:
        raise project_unreadable(Place(path), "is no wheel: it has no .dist-info folder; build it again")
    data = (*glob.glob(f"{glob.escape(folder)}/*.data/purelib"), *glob.glob(f"{glob.escape(folder)}/*.data/platlib"))
    return _of_metadata(found[0], f"{path}/{os.path.basename(found[0])}/entry_points.txt", (folder, *data))


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
    name, version = name_and_version(folder)
    if not os.path.isfile(file):
        raise project_unreadable(Place(shown), f"{name} {version} declares no entry points")
    found = list(entry_points_txt(_text(file), shown))
    return Project(
        os.curdir, shown, name, extras=_extras(folder), roots=roots, configured=_configured_here(),
        declared=tuple(each for each in found if isinstance(each, Declared)),
        findings=tuple(each for each in found if isinstance(each, StaticFinding)),
    )  # fmt: skip


def _configured_here() -> tuple[ApiReference, ...]:
    """The APIs that the project in the working folder configures: what is installed or built has no settings."""
    file = "pyproject.toml"
    return _pyproject(file, os.curdir).configured if os.path.isfile(file) else ()


def _extras(folder: str) -> tuple[str, ...]:
    files = [os.path.join(folder, each) for each in ("METADATA", "PKG-INFO")]
    lines = _text(next(filter(os.path.isfile, files), files[0])).splitlines()
    head = itertools.takewhile(bool, lines)
    return tuple(line.partition(":")[2].strip() for line in head if line.lower().startswith("provides-extra:"))
