"""Plain readers of entry points under the names of stevedore's disk cache. There is no cache on disk.

The installed entry points are read by :mod:`longshore.discovery`, whose scan holds as long as ``sys.path`` does.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from longshore.discovery import Scan, installed
from longshore.loading import load
from longshore.model import Candidate, LoadFault, plain
from longshore.pipeline import Terms

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from typing import TypeGuard

log = logging.getLogger("stevedore._cache")


class InstalledEntryPoint:
    """Stands for an :class:`importlib.metadata.EntryPoint`: equal to it, and whatever is asked of it is answered by it.

    That class takes longer to import than all entry points take to read, so it is made when it is wanted.

    Attributes:
        name: the entry point's name.
        value: its target as written, extras included.
        group: its namespace.
    """

    __slots__ = ("_candidate", "__dict__", "__weakref__")  # vars() has what the real one's has

    def __init__(self, candidate: Candidate) -> None:
        self.name = candidate.name
        self.value = candidate.value
        self.group = candidate.namespace
        self._candidate = candidate

    def _stands_for(self) -> object:
        metadata = sys.modules.get("importlib.metadata")  # who asks for its class has imported it
        return getattr(metadata, "EntryPoint", type(self))

    locals()["__class__"] = property(_stands_for)  # what isinstance asks

    @property
    def module(self) -> str:
        """The module of the target."""
        return self._candidate.module_name

    @property
    def attr(self) -> str:
        """The attribute path inside the module; for the module itself what the real one says, which is ``None``."""
        return self._candidate.attr or self._candidate.entry_point.attr

    def load(self) -> object:
        """Import the module and follow the attribute path; what that raises passes as it is.

        Raises:
            PolicyRefused: what the environment or the host has put in force refuses it.
        """
        refused = Terms(self.group, object, None, {}).refusal(self._candidate)
        if refused is not None:
            raise refused.error
        outcome = load(self._candidate)
        if isinstance(outcome, LoadFault):
            raise outcome.error
        return outcome.plugin

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        found: object = getattr(self._candidate.entry_point, name)
        return found

    def _key(self) -> tuple[str, str, str]:
        return self.name, self.value, self.group

    def __eq__(self, other: object) -> bool:
        asked = getattr(other, "_key", None)
        return callable(asked) and bool(asked() == self._key())

    def __hash__(self) -> int:
        return hash(self._key())

    def __lt__(self, other: InstalledEntryPoint) -> bool:
        return self._key() < other._key()

    def __repr__(self) -> str:
        return f"EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return _real, self._key()


def _real(name: str, value: str, group: str) -> object:
    from importlib.metadata import EntryPoint  # late: slow to import

    return EntryPoint(name, value, group)


def _is_entry_point(each: object) -> TypeGuard[EntryPoint]:
    """An installed entry point is one in all that it answers."""
    return isinstance(each, InstalledEntryPoint)


class Cache:
    """Reads entry points. It keeps nothing on disk, whatever folder it is given.

    Args:
        cache_dir: accepted, and not used.
    """

    def __init__(self, cache_dir: str | None = None) -> None:
        self._dir = cache_dir
        self._internal: dict[tuple[str, ...], bool] = {}  # whoever clears it, as stevedore's, wants another look

    def get_group_all(self, group: str, path: Sequence[str] | None = None) -> list[EntryPoint]:
        """All entry points of a namespace, in order of discovery; those that are the same in all are one.

        Args:
            group: the namespace.
            path: the folders to look in, ``sys.path`` where left out.
        """
        unique = dict.fromkeys(map(InstalledEntryPoint, self._read(group, path)))
        return [each for each in unique if _is_entry_point(each)]

    def _read(self, group: str, path: Sequence[str] | None) -> Iterator[Candidate]:
        if not self._internal:
            installed.refresh()
            self._internal[tuple(sys.path)] = True
        found = installed.discover(group) if path is None else Scan(tuple(path)).discover(group)
        for problem in found.problems:
            log.warning("%s", plain(str(problem)))
        yield from found.candidates

    def get_group_named(self, group: str, path: Sequence[str] | None = None) -> dict[str, EntryPoint]:
        """The entry points of a namespace by name; of several with one name the first.

        Args:
            group: the namespace.
            path: the folders to look in, ``sys.path`` where left out.
        """
        result: dict[str, EntryPoint] = {}
        for each in self.get_group_all(group, path=path):
            result.setdefault(each.name, each)
        return result

    def get_single(self, group: str, name: str, path: Sequence[str] | None = None) -> EntryPoint:
        """The first entry point of that name.

        Args:
            group: the namespace.
            name: the entry point's name.
            path: the folders to look in, ``sys.path`` where left out.

        Raises:
            ValueError: there is none.
        """
        found = self.get_group_named(group, path=path)
        if name not in found:
            raise ValueError(f"No entrypoint {name!r} in group {group!r}")
        return found[name]


_c = Cache()
get_group_all = _c.get_group_all
get_group_named = _c.get_group_named
get_single = _c.get_single
