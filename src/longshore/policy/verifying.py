"""Whether what is installed is what a lock says; in one sentence, what is not. Nothing is imported."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from longshore.model.metadata import name_and_version
from longshore.policy.digests import digest, trouble
from longshore.policy.lock import Files, LockedDistribution, LockedFile
from longshore.policy.places import added, elsewhere, entrances
from longshore.policy.records import editable, place


def fault_of(folder: str, locked: LockedDistribution) -> str:
    """What has changed in an installed distribution, ``""`` for nothing.

    Args:
        folder: its metadata folder.
        locked: what the lock says of it.
    """
    if not os.path.isdir(folder):
        return "it is not installed in a folder, and what is in archives is not locked"
    root = os.path.dirname(folder)
    paths = [path for path, _ in locked.files]
    return (
        _changed_file(((path, place(folder, path), expected) for path, expected in locked.files), folder, locked)
        or next((f"{path} was added" for _, path in added(root, frozenset(paths), locked.shared)), "")
        or next((each for name in entrances(paths) if (each := misplaced(root, paths, name))), "")
    )


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
    return "" if got == expected else f"{path} was changed: expected {expected}, got {got}"


def misplaced(root: str, paths: Sequence[str], name: str) -> str:
    """That a module would be imported from other files, ``""`` where it is not so, or it would not be found.

    Args:
        root: what the paths are seen from.
        paths: the files of a distribution.
        name: a module of it.
    """
    found = asked(root, paths, name)
    return f"{name} would be imported from {found}" if found else ""


def asked(root: str, paths: Sequence[str], name: str) -> str | None:
    """The same as :func:`longshore.policy.places.elsewhere`, whatever a finder of the import system raises."""
    try:
        return elsewhere(root, frozenset(paths), name)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return f"nowhere: a finder of the import system raised {type(error).__name__}"


def misses(root: str, files: Files, module: str) -> str:
    """That the module that an entry point names is not one of a distribution's files, ``""`` where it is.

    Args:
        root: what the files are seen from.
        files: the files of the distribution.
        module: the module's dotted name.
    """
    paths = [path for path, _ in files]
    ways = [each for each in entrances(paths) if f"{module}.".startswith(f"{each}.")]
    if not ways or not any(asked(root, paths, each) is None for each in ways):
        return f"the module {module} is not among its files"
    return ""


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
    return next(filter(None, faults), "") or next((f"{each} was added" for _, each in added(root, paths)), "")


def root_and_name(path: str) -> tuple[str, str]:
    """The plugin directory that a module's file is in, and the file's path there."""
    folder, file = os.path.split(path)
    if file == "__init__.py":
        root, package = os.path.split(folder)
        return root, f"{package}/{file}"
    return folder, file
