"""Whether what is installed is what a lock says; in one sentence, what is not. Nothing is imported."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable

from longshore.model import Noun
from longshore.policy.digests import digest, short, trouble
from longshore.policy.lock import LockedDistribution, LockedFile
from longshore.policy.places import added, elsewhere, entrances
from longshore.policy.records import editable, place


class Verified(Noun):
    """What was found out about an installed distribution.

    Attributes:
        fault: what has changed, ``""`` for nothing.
        modules: the modules through which its files are imported, by their dotted names.
    """

    __slots__ = ("fault", "modules")

    def __init__(self, fault: str, modules: Iterable[str] = ()) -> None:
        self.fault = fault
        self.modules = frozenset(modules)

    def misses(self, module: str) -> str:
        """That the module that an entry point names is not one of the distribution's files, ``""`` where it is."""
        parts = module.split(".")
        if any(".".join(parts[: number + 1]) in self.modules for number in range(len(parts))):
            return ""
        return f"the module {module} is not among its files"


def verified(folder: str, locked: LockedDistribution) -> Verified:
    """Whether an installed distribution is as it was locked.

    Args:
        folder: its metadata folder.
        locked: what the lock says of it.
    """
    if not os.path.isdir(folder):
        return Verified("it is not installed in a folder, and what is in archives is not locked")
    root, paths = os.path.dirname(folder), dict(locked.files).keys()
    files = ((path, place(folder, path), expected) for path, expected in locked.files)
    fault = _changed_file(files, folder, locked) or _added(root, paths, locked.shared)
    return Verified(fault) if fault else reached(root, paths)


def _added(root: str, paths: Collection[str], shared: Collection[str]) -> str:
    return next((f"{path} was added" for _, path in added(root, paths, shared)), "")


def reached(root: str, paths: Collection[str]) -> Verified:
    """Whether an import of a distribution's modules would take its own files.

    Args:
        root: what the paths are seen from.
        paths: the files of the distribution.
    """
    modules: list[str] = []
    for name in entrances(paths):
        found = _asked(root, paths, name)
        if found:
            return Verified(f"{name} would be imported from {found}")
        if found is None:
            modules.append(name)
    return Verified("", modules)


def _asked(root: str, paths: Collection[str], name: str) -> str | None:
    """The same as :func:`longshore.policy.places.elsewhere`, whatever a finder of the import system raises."""
    try:
        return elsewhere(root, paths, name)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return f"nowhere: a finder of the import system raised {type(error).__name__}"


def _changed_file(files: Iterable[tuple[str, str, str]], folder: str, locked: LockedDistribution) -> str:
    for path, file, expected in files:
        fault = _fault_of_file(path, file, expected)
        if fault:
            return _of_version(folder, locked) or fault
    return ""


def _of_version(folder: str, locked: LockedDistribution) -> str:
    """Why so much is different, where that is known."""
    source = editable(folder)
    if source:
        return f"it is now installed editable, from {source}"
    from longshore.model.metadata import name_and_version  # late: to explain

    if not any(os.path.isfile(f"{folder}/{each}") for each in ("METADATA", "PKG-INFO")):
        return ""  # to open what is no file may never end
    version = name_and_version(folder)[1]
    if version != locked.version:
        return f"another version of {locked.name}: expected {locked.version or 'none'}, got {version or 'none'}"
    return ""


def _fault_of_file(path: str, file: str, expected: str) -> str:
    try:
        got = digest(file)
    except FileNotFoundError:
        return f"{path} is missing"
    except (OSError, ValueError) as error:
        return f"{path} can't be read: {trouble(error)}"
    return "" if got == expected else f"{path} was changed: expected {short(expected)}, got {short(got)}"


def fault_of_plugin_file(path: str, locked: LockedFile) -> str:
    """What has changed in a file or package of a plugin directory, ``""`` for nothing.

    Args:
        path: the module's file.
        locked: what the lock says of it.
    """
    root, own = root_and_name(path)
    paths = frozenset(each for each, _ in locked.files)
    if own not in paths:
        return f"another file: expected {locked.files[0][0]}, got {own}"
    faults = (_fault_of_file(each, f"{root}/{each}", expected) for each, expected in locked.files)
    return next(filter(None, faults), "") or _added(root, paths, ())


def root_and_name(path: str) -> tuple[str, str]:
    """The plugin directory that a module's file is in, and the file's path there."""
    folder, file = os.path.split(path)
    if file == "__init__.py":
        root, package = os.path.split(folder)
        return root, f"{package}/{file}"
    return folder, file
