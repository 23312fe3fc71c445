"""The policy that loads only what a lock file approves."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import assert_never

from longshore._compat import override
from longshore.model import Allowed, Candidate, Decision, FromFile, FromReference, Installed, Refused, normalized
from longshore.policy.lock import AnyPlugin, Lock, LockedDistribution, LockedFile, LockedPlugin, LockedReference
from longshore.policy.lockfile import LockUnreadable, read_lock
from longshore.policy.verifying import Verified, fault_of_plugin_file, root_and_name, verified

DEFAULT_FILE = "longshore.lock"
UNKNOWN = "it is not in the lock"
_ALLOWED = Allowed()


class Locked:
    """A policy that refuses, before anything is imported, what a lock does not have or what has changed since.

    The lock file is read when the first candidate is decided about. A distribution's files are verified when the first
    candidate of it is; what is changed after that is not seen by this object. A lock file that can't be read refuses
    everything.

    Args:
        lock: the lock file that ``longshore lock`` has written, or what it says.

    Example:
        >>> from longshore import ExtensionManager
        >>> from longshore.policy.lock import Lock
        >>> from longshore.policy.locked import Locked
        >>> from longshore.testing import installed_plugin
        >>> with installed_plugin({"textapp.joins": {"posix": "posixpath:join"}}, name="acme"):
        ...     manager = ExtensionManager[object]("textapp.joins", policy=Locked(Lock(["textapp.joins"])))
        >>> manager.names(), manager.failures[0].cause.rule
        ([], 'locked: it is not in the lock')
    """

    __slots__ = ("_given", "_file", "_lock", "_plugins", "_distributions", "_verified")

    def __init__(self, lock: str | os.PathLike[str] | Lock) -> None:
        self._given = lock if isinstance(lock, Lock) else os.fspath(lock)
        self._file = "" if isinstance(lock, Lock) else os.path.abspath(os.fspath(lock))  # whatever folder comes next
        self._lock: Lock | LockUnreadable | None = lock if isinstance(lock, Lock) else None
        self._plugins: dict[tuple[str, str], list[AnyPlugin]] | None = None
        self._distributions: dict[str, LockedDistribution] = {}
        self._verified: dict[str, Verified] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return Locked, (self._given if isinstance(self._given, Lock) else self._file,)

    @override
    def __repr__(self) -> str:
        return f"Locked({self._file!r})" if self._file else "Locked(Lock(...))"

    def __call__(self, candidate: Candidate, /) -> Decision:
        """Whether a candidate and the files of its distribution are as the lock has them."""
        lock = self._read()
        if isinstance(lock, LockUnreadable):
            place = f"{lock.file}:{lock.line}" if lock.line else lock.file
            cure = "Without it nothing is let in: restore it, or remove it and write it anew with `longshore lock`"
            return _refusal(f"the lock file can't be used: {lock.reason}", place, cure)
        known = self._known(lock).get((candidate.namespace, candidate.name), [])
        match candidate.distribution:
            case Installed():
                return self._installed(lock, candidate, candidate.distribution, known)
            case FromFile():
                return self._file_of(candidate, candidate.distribution.path, known)
            case FromReference():
                return self._reference(candidate, candidate.distribution.reference, known)
            case _:
                assert_never(candidate.distribution)

    def _read(self) -> Lock | LockUnreadable:
        if self._lock is None:
            try:
                self._lock = read_lock(self._file)
            except LockUnreadable as error:
                self._lock = error
        return self._lock

    def _known(self, lock: Lock) -> Mapping[tuple[str, str], Sequence[AnyPlugin]]:
        if self._plugins is None:
            self._distributions = {normalized(each.name): each for each in lock.distributions}
            plugins: dict[tuple[str, str], list[AnyPlugin]] = {}
            for each in lock.plugins:
                plugins.setdefault((each.namespace, each.name), []).append(each)
            self._plugins = plugins
        return self._plugins

    def _installed(self, lock: Lock, candidate: Candidate, owner: Installed, known: Sequence[AnyPlugin]) -> Decision:
        plugins = [each for each in known if isinstance(each, LockedPlugin)]
        if not plugins:
            fault, more = UNKNOWN, ""
            if candidate.namespace not in lock.namespaces:
                fault, more = "its namespace is not in the lock", f" {candidate.namespace}"
            return self._refused(fault, 0, more)
        name = self._locked_name(owner)
        own = [each for each in plugins if normalized(each.distribution) == name]
        if not own:
            expected = ", ".join(each.distribution for each in plugins)
            return self._refused(f"another distribution: expected {expected}, got {owner}", plugins[0].line)
        if all(each.target != candidate.value for each in own):
            expected = ", ".join(each.target for each in own)
            return self._refused(f"another target: expected {expected}, got {candidate.value}", own[0].line)
        distribution = self._distributions[name]
        if owner.path not in self._verified:
            self._verified[owner.path] = verified(owner.path, distribution)
        found = self._verified[owner.path]
        if found.fault:
            return self._refused(found.fault, distribution.line)
        fault = found.misses(candidate.module_name)
        return self._refused(fault, own[0].line) if fault else _ALLOWED

    def _locked_name(self, owner: Installed) -> str:
        """The normalized name of a distribution; that its metadata says the same is verified with its files."""
        name = normalized(os.path.basename(owner.path).partition("-")[0])
        return name if name in self._distributions else normalized(owner.name)

    def _file_of(self, candidate: Candidate, path: str, known: Sequence[AnyPlugin]) -> Decision:
        plugins = [each for each in known if isinstance(each, LockedFile)]
        faults = [(fault_of_plugin_file(path, each), each.line) for each in plugins]
        if not all(fault for fault, _ in faults):
            return _ALLOWED  # as with distributions, two may have one name
        fault, line = faults[0] if faults else (UNKNOWN, 0)
        return self._refused(fault, line, f" --directory {candidate.namespace}={root_and_name(path)[0]}")

    def _reference(self, candidate: Candidate, reference: str, known: Sequence[AnyPlugin]) -> Decision:
        plugins = [each for each in known if isinstance(each, LockedReference)]
        if any(each.reference.strip() == candidate.value for each in plugins):
            return _ALLOWED
        cure = f"To approve it, add a table to the lock: [[plugin]] with namespace, name, reference = {reference!a}"
        if not plugins:
            return self._refused(UNKNOWN, 0, cure=cure)
        expected = ", ".join(each.reference for each in plugins)
        return self._refused(f"another reference: expected {expected}, got {reference}", plugins[0].line, cure=cure)

    def _refused(self, fault: str, line: int, arguments: str = "", cure: str = "") -> Refused:
        place = f"{self._file}:{line}" if line else self._file
        if os.path.basename(self._file) not in {DEFAULT_FILE, ""}:
            arguments += f" --file {self._file}"
        command = f"longshore lock --diff{arguments}"
        usual = f"`{command}` shows what has changed; the same without --diff approves it"
        return _refusal(fault, place or "a lock in memory", cure or usual)


def _refusal(fault: str, place: str, cure: str) -> Refused:
    return Refused(f"locked: {fault}", place, cure)
