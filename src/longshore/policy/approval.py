"""Makes a lock of what is installed now. What can't be locked is told, each with its reason and its cure."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import assert_never

from longshore.model import Candidate, FromFile, FromReference, Installed
from longshore.policy.digests import digest, trouble
from longshore.policy.lock import AnyPlugin, Lock, LockedDistribution, LockedFile, LockedPlugin, LockedReference
from longshore.policy.places import above, added
from longshore.policy.records import Unlockable, hashed, listed_files, walked
from longshore.policy.verifying import Verified, reached, root_and_name


class Approval:
    """What was locked, and what could not be.

    Attributes:
        lock: what was locked.
        refused: the candidates that can't be locked, each with the reason.
    """

    __slots__ = ("lock", "refused")

    def __init__(self, lock: Lock, refused: Sequence[tuple[Candidate, Unlockable]]) -> None:
        self.lock = lock
        self.refused = tuple(refused)


class Lockable:
    """A distribution that can be locked.

    Attributes:
        locked: what the lock says of it.
        verified: through which modules its files are imported.
    """

    __slots__ = ("locked", "verified")

    def __init__(self, locked: LockedDistribution, verified: Verified) -> None:
        self.locked = locked
        self.verified = verified


def approve(candidates: Iterable[Candidate], namespaces: Iterable[str] = (), base: str = "") -> Approval:
    """A lock of these candidates. Nothing of them is imported.

    Args:
        candidates: what is to be locked.
        namespaces: what the lock is for, besides the namespaces of the candidates.
        base: the folder of the lock file, from which plugin directories are seen; the current one where left out.
    """
    candidates = list(candidates)
    made: dict[str, Lockable | Unlockable] = {}
    plugins: list[AnyPlugin] = []
    refused: list[tuple[Candidate, Unlockable]] = []
    for each in candidates:
        found = _plugin(each, made, base or os.getcwd())
        if isinstance(found, Unlockable):
            refused.append((each, found))
        elif found not in plugins:
            plugins.append(found)
    used = {each.distribution for each in plugins if isinstance(each, LockedPlugin)}
    owners = [each.locked for each in made.values() if isinstance(each, Lockable) and each.locked.name in used]
    names = [*namespaces, *(each.namespace for each in candidates)]
    return Approval(Lock(names, plugins, owners), refused)


def _plugin(candidate: Candidate, made: dict[str, Lockable | Unlockable], base: str) -> AnyPlugin | Unlockable:
    match candidate.distribution:
        case Installed():
            folder = candidate.distribution.path
            if folder not in made:
                made[folder] = locked_distribution(candidate.distribution)
            return _installed(candidate, made[folder])
        case FromFile():
            return _from_file(candidate, candidate.distribution.path, base)
        case FromReference():
            return LockedReference(candidate.namespace, candidate.name, candidate.distribution.reference)
        case _:
            assert_never(candidate.distribution)


def _installed(candidate: Candidate, owner: Lockable | Unlockable) -> LockedPlugin | Unlockable:
    if isinstance(owner, Unlockable):
        return owner
    fault = owner.verified.misses(candidate.module_name)
    if fault:
        return Unlockable(f"{fault}, and only those are locked")
    return LockedPlugin(candidate.namespace, candidate.name, candidate.value, owner.locked.name)


def _from_file(candidate: Candidate, path: str, base: str) -> LockedFile | Unlockable:
    root, own = root_and_name(path)
    package = own.rpartition("/")[0]
    files = [f"{package}/{each}" for each in walked(f"{root}/{package}")] if package else [own]
    try:
        found = [(each, digest(f"{root}/{each}")) for each in files]
        directory = os.path.relpath(root, base).replace(os.sep, "/")
    except (OSError, ValueError) as error:
        return Unlockable(f"its files can't be read: {trouble(error)}")
    return LockedFile(candidate.namespace, candidate.name, directory, found)


def locked_distribution(owner: Installed) -> Lockable | Unlockable:
    """A distribution's files as they are now, checked against its RECORD, or why there can be no lock of it.

    Args:
        owner: an installed distribution.
    """
    folder = owner.path
    listed = listed_files(folder)
    if isinstance(listed, Unlockable):
        return listed
    root = os.path.dirname(folder)
    outer = {each: "" for each in above(root, listed) if each not in listed}
    strays = [*added(root, [*listed, *outer]), *(("", each) for each in outer)]
    foreign = _others(folder) if strays else frozenset()
    for _, path in strays:
        if path not in foreign:
            reason = f"{path} is in its folders, and in no RECORD: remove it, or reinstall {owner.name}"
            return Unlockable(reason)
    found = hashed(folder, {**listed, **outer})
    if isinstance(found, Unlockable):
        return found
    modules = reached(root, found)
    if modules.fault:
        return Unlockable(f"{modules.fault}, which is not one of its files: remove one of the two")
    locked = LockedDistribution(owner.name, owner.version, found.items(), {each for each, _ in strays if each})
    return Lockable(locked, modules)


def _others(folder: str) -> frozenset[str]:
    """The files of all other distributions beside a metadata folder."""
    root, own = os.path.split(folder)
    found: set[str] = set()
    for each in os.listdir(root):
        if each.endswith("-info") and each != own:
            listed: Mapping[str, str] | Unlockable = listed_files(f"{root}/{each}")
            found.update(listed if not isinstance(listed, Unlockable) else ())
    return frozenset(found)
