"""What ``longshore lock`` locks, and how it tells what it did."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence

from longshore.discovery import installed
from longshore.discovery.directory import PluginDirectory
from longshore.discovery.references import ImportReferences
from longshore.exceptions import LongshoreError
from longshore.model import Candidate, Refused
from longshore.policy.approval import Approval, approve
from longshore.policy.changes import Change, changes
from longshore.policy.lock import Lock, LockedDistribution, LockedFile, LockedReference
from longshore.policy.locked import Locked
from longshore.policy.lockfile import read_lock
from longshore.rendering.failures import failure, origin, who
from longshore.rendering.safe import bounded, did_you_mean
from longshore.verification.environment import POINTS

_WITH_FILES = LockedDistribution | LockedFile


class WantedError(LongshoreError):
    """What was asked for does not exist.

    Attributes:
        asked: what was asked for.
    """

    def __init__(self, message: str, asked: str) -> None:
        super().__init__(message, asked)
        self.asked = asked


class Wanted:
    """What is to be locked.

    Attributes:
        file: the lock file.
        before: what it says now, nothing where there is none yet.
        namespaces: the namespaces that it is for.
    """

    __slots__ = ("file", "before", "namespaces", "_directories")

    def __init__(self, file: str, namespaces: Sequence[str], directories: Sequence[str], *, every: bool) -> None:
        """Find out.

        Args:
            file: the lock file.
            namespaces: those that were named.
            directories: those that were named, as ``NAMESPACE=FOLDER``.
            every: all namespaces of what is installed.

        Raises:
            LockUnreadable: there is a lock file, and it can't be read.
            WantedError: what was named does not exist.
        """
        self.file = file
        self.before = read_lock(file) if os.path.lexists(file) else Lock()
        known = installed.namespaces()
        for each in namespaces:
            if each not in known and each not in self.before.namespaces:
                raise WantedError(
                    f"nothing that is installed has plugins for {each!r}{did_you_mean(each, known)}", each
                )
        self._directories = dict.fromkeys([*self._remembered(), *map(_directory, directories)])
        published = [each.name for each in installed.discover(POINTS).candidates]
        self.namespaces = frozenset(
            [*namespaces, *published, *self.before.namespaces, *(known if every else ())]
            + [namespace for namespace, _ in self._directories]
        )
        if not self.namespaces:
            reason = "no installed distribution publishes an API: name the namespaces to lock, or use --all"
            raise WantedError(reason, "")

    def _remembered(self) -> Iterator[tuple[str, str]]:
        for each in self.before.plugins:
            if isinstance(each, LockedFile):
                yield each.namespace, os.path.abspath(os.path.join(self.base, each.directory))

    @property
    def base(self) -> str:
        """The folder of the lock file."""
        return os.path.dirname(os.path.abspath(self.file))

    def candidates(self) -> Iterator[Candidate]:
        """Everything that is there to be locked."""
        for namespace in sorted(self.namespaces):
            yield from installed.discover(namespace).candidates
        for namespace, folder in self._directories:
            yield from PluginDirectory(folder).discover(namespace).candidates
        for each in self.before.plugins:
            if isinstance(each, LockedReference):
                yield from ImportReferences({each.name: each.reference}).discover(each.namespace).candidates


def _directory(text: str) -> tuple[str, str]:
    namespace, equals, folder = text.partition("=")
    if not namespace or not equals or not os.path.isdir(folder):
        raise WantedError(f"--directory {text}: expected NAMESPACE=FOLDER, with a folder that is there", text)
    return namespace, os.path.abspath(folder)


class Comparison:
    """The lock as it is and as it should be.

    Attributes:
        wanted: what was asked for.
        approval: the lock as it should be.
        changes: what is different.
    """

    __slots__ = ("wanted", "approval", "changes")

    def __init__(self, wanted: Wanted, approval: Approval) -> None:
        self.wanted = wanted
        self.approval = approval
        self.changes: Sequence[Change] = list(changes(wanted.before, approval.lock))

    @property
    def is_fresh(self) -> bool:
        """Whether the file has to stay as it is."""
        return self.wanted.before == self.approval.lock

    def code(self, *, diff: bool) -> int:
        """The exit code."""
        return 1 if self.approval.refused or (diff and not self.is_fresh) else 0

    def told(self, form: str, *, diff: bool) -> str:
        """What is different and what was done about it."""
        state = "up to date" if self.is_fresh else "not up to date" if diff else "written"
        if form == "json":
            refused = [_told(each, reason.reason) for each, reason in self.approval.refused]
            return _json({"file": self.wanted.file, "state": state, "changes": [*map(_data, self.changes)]}, refused)
        lines = [_line(each) for each in self.changes]
        lines += [bounded(f"! {who(each)} can't be locked: {why.reason}") for each, why in self.approval.refused]
        return "\n".join([*lines, f"{self.wanted.file}: {state}: {_size(self.approval.lock)}"])


def compared(wanted: Wanted) -> Comparison:
    """The lock as it is, beside that of what is installed now.

    Args:
        wanted: what is to be locked.
    """
    return Comparison(wanted, approve(wanted.candidates(), wanted.namespaces, wanted.base))


def checked(wanted: Wanted, form: str) -> tuple[str, int]:
    """What a host that keeps to the lock would refuse, and the exit code.

    Args:
        wanted: what is looked at.
        form: ``text`` or ``json``.

    Raises:
        LockUnreadable: there is no lock.
    """
    read_lock(wanted.file)
    policy = Locked(wanted.file)
    decisions = [(each, policy(each)) for each in wanted.candidates()]
    refused = [(each, decision) for each, decision in decisions if isinstance(decision, Refused)]
    state = "refuses" if refused else "holds"
    if form == "json":
        told = [_told(each, decision.rule) for each, decision in refused]
        return _json({"file": wanted.file, "state": state, "changes": []}, told), int(bool(refused))
    lines = [f"! {failure(each, decision)}" for each, decision in refused]
    count = len(decisions) - len(refused)
    return "\n".join([*lines, f"{wanted.file}: {state}: {_counted(count, 'plugin')} may be loaded"]), int(bool(refused))


def _line(change: Change) -> str:
    parts = [each for each in (change.before, change.after) if each]
    text = "" if parts == [change.subject] else f": {' -> '.join(parts)}"
    return bounded(f"{change.sign} {change.what} {change.subject}{text}")


def _size(lock: Lock) -> str:
    files = sum(len(each.files) for each in (*lock.distributions, *lock.plugins) if isinstance(each, _WITH_FILES))
    counts = {"plugin": len(lock.plugins), "distribution": len(lock.distributions), "file": files}
    return ", ".join(_counted(number, what) for what, number in counts.items())


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _data(change: Change) -> dict[str, str]:
    return {
        "what": change.what,
        "subject": bounded(change.subject),
        "before": bounded(change.before),
        "after": bounded(change.after),
    }


def _told(candidate: Candidate, reason: str) -> dict[str, str]:
    return {
        "namespace": bounded(candidate.namespace),
        "name": bounded(candidate.name),
        "target": bounded(candidate.value),
        "distribution": origin(candidate.distribution),
        "reason": bounded(reason),
    }


def _json(values: dict[str, object], refused: Sequence[dict[str, str]]) -> str:
    return json.dumps({"version": 1, **values, "refused": refused}, indent=2)
