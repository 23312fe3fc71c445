"""Whether files on disk are what the import system would take, and nothing besides. Nothing is imported."""

from __future__ import annotations

import os
import sys
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import PathFinder
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from longshore.policy.records import CACHE, importable, walked


def added(root: str, files: Collection[str], shared: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Files that are in the folders of others, and are not among them: each with the folder that is looked at.

    In a folder that distributions share, only what takes the name of a module that is among them counts.

    Args:
        root: what the paths are seen from.
        files: those that are known, by their paths.
        shared: folders that others have files in, too.
    """
    for folder, known in _folders(files).items():
        stems = {each.partition(".")[0] for each in known if importable(each)}
        for name in _listed(f"{root}/{folder}"):
            if name in known or name == CACHE:
                continue
            if folder in shared and (name.partition(".")[0] not in stems or not _is_module(f"{root}/{folder}/{name}")):
                continue
            path = f"{folder}/{name}"
            if not os.path.isdir(f"{root}/{path}"):
                yield folder, path
            else:
                yield from ((folder, f"{path}/{each}") for each in walked(f"{root}/{path}"))


def _folders(files: Iterable[str]) -> Mapping[str, set[str]]:
    """The folders that are a distribution's own, each with the names in it that are known.

    These are the folders with a file of it, and the folders between two such.
    """
    found: dict[str, set[str]] = {}
    direct: set[str] = set()
    for path in files:
        folder, _, name = path.rpartition("/")
        direct.add(folder)
        while folder:
            found.setdefault(folder, set()).add(name)
            folder, _, name = folder.rpartition("/")
    direct.discard("")
    return {each: names for each, names in found.items() if each[0] != "." and _reaches(each, direct)}


def _reaches(folder: str, direct: Collection[str]) -> bool:
    while folder and folder not in direct:
        folder = folder.rpartition("/")[0]
    return bool(folder)


def _listed(folder: str) -> Sequence[str]:
    try:
        return sorted(os.listdir(folder))
    except (OSError, ValueError):
        return ()  # its files are missing, or can't be: which is told elsewhere


def _is_module(path: str) -> bool:
    if os.path.isdir(path):
        return any(map(is_package, _listed(path)))
    return importable(path)


def entrances(files: Iterable[str]) -> Mapping[str, str]:
    """The modules through which all others of a distribution are reached, each with one of its files.

    That is, by dotted name, every package and module that is not inside of another package of it.
    """
    modules = [each for each in files if importable(each) and each[0] != "."]
    packages = {each.rpartition("/")[0] for each in modules if is_package(each.rpartition("/")[2])}
    found: dict[str, str] = {}
    for path in modules:
        *parts, file = path.split("/")
        above = ["/".join(parts[: number + 1]) for number in range(len(parts))]
        outermost = next((each for each in above if each in packages), None)
        name = ".".join([*parts, file.partition(".")[0]]) if outermost is None else outermost.replace("/", ".")
        if all(map(str.isidentifier, name.split("."))):
            found.setdefault(name, path)
    return found


def above(root: str, files: Iterable[str]) -> Iterator[str]:
    """The ``__init__`` files of packages that hold modules of a distribution, and need not be its own."""
    for folder in _parents(files):
        yield from (f"{folder}/{each}" for each in _listed(f"{root}/{folder}") if is_package(each))


def is_package(file: str) -> bool:
    """Whether a file of this name makes a package of its folder."""
    return file.startswith("__init__.") and importable(file)


def _parents(files: Iterable[str]) -> Iterable[str]:
    found: dict[str, None] = {}
    for path in files:
        if importable(path):
            folder = path.rpartition("/")[0]
            while folder:
                found[folder] = None
                folder = folder.rpartition("/")[0]
    return found


def elsewhere(root: str, files: Collection[str], name: str) -> str | None:
    """Which file an import of a module would take, where that is not one of these.

    Args:
        root: what the paths are seen from.
        files: those that may be taken.
        name: the dotted name of a module.

    Returns:
        The file, ``""`` where none is found, ``None`` where it is one of these.
    """
    first, *rest = name.split(".")
    spec = _top(first)
    for each in rest:
        if spec is None or not _is_namespace(spec):
            break
        spec = _inner(each, [*(spec.submodule_search_locations or ())])
    if spec is None or _is_namespace(spec):
        return ""
    origin = spec.origin or "a finder that names no file"
    return None if _is_among(origin, root, files) else origin


def _top(name: str) -> ModuleSpec | None:
    """What the import system finds for a top-level module."""
    for finder in sys.meta_path:
        find: object = getattr(finder, "find_spec", None)
        spec: object = find(name, None) if callable(find) else None
        if isinstance(spec, ModuleSpec):
            return spec
    return None


def _inner(name: str, locations: Sequence[str]) -> ModuleSpec | None:
    """What is found for a module in a namespace package, which is in several folders; a namespace only if all are.

    It is asked for by the last part of its name: for a whole name, the packages above would have to be imported.
    """
    namespaces: list[str] = []
    for location in locations:
        spec = PathFinder.find_spec(name, [location])
        if spec is not None and not _is_namespace(spec):
            return spec
        if spec is not None:
            namespaces.append(os.path.join(location, name))
    if not namespaces:
        return None
    found = ModuleSpec(name, None, is_package=True)
    found.submodule_search_locations = namespaces
    return found


def _is_namespace(spec: ModuleSpec) -> bool:
    return spec.origin is None and spec.submodule_search_locations is not None


def _is_among(origin: str, root: str, files: Collection[str]) -> bool:
    if _seen_from(os.path.abspath(root), os.path.abspath(origin)) in files:
        return True
    folder = os.path.join(os.path.realpath(os.path.dirname(origin)), os.path.basename(origin))
    return _seen_from(os.path.realpath(root), folder) in files


def _seen_from(root: str, path: str) -> str:
    return path.removeprefix(f"{root}{os.sep}").replace(os.sep, "/") if path.startswith(f"{root}{os.sep}") else ""
