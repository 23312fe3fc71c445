"""Discovery: which entry points are installed. Nothing of a plugin is imported here.

This file is the default source, a bare scan of ``sys.path``: the folders are listed and each ``entry_points.txt`` is
read, which is faster than any cache that is never wrong (``docs/performance.md``). The answer is that of the running
Python's :func:`importlib.metadata.entry_points`; ``docs/discovery.md`` lists the differences. Other sources are beside.
"""

import os
import sys
from _frozen_importlib_external import PathFinder
from _operator import is_
from stat import S_ISREG
from typing import TYPE_CHECKING, Protocol

from longshore.model import Candidate, Discovery, Installed, Problem, normalized

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST_READ = 8192
_LARGEST = 1 << 28
_BOM = b"\xef\xbb\xbf"
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a FIFO must not block
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # only links are looked at twice: on a slow disk, every look costs
_MOST_PROBLEMS = 50
_PATH_ALONE: "tuple[object, ...]" = (PathFinder,)  # searched, even if importlib_metadata took its find_distributions


class CandidateSource(Protocol):
    """Where candidates come from: the installed entry points, a folder of modules, references in a configuration."""

    def discover(self, namespace: str) -> Discovery:
        """The candidates of a namespace, in order, and what could not be read."""
        ...

    def namespaces(self) -> "frozenset[str]":
        """Every namespace that this source has something for, as far as it knows."""
        ...


class Scan:
    """What one look at a path such as ``sys.path`` found.

    Attributes:
        key: what the answer depends on; another key means another scan.
        parts: in order, the metadata folder and the bytes of each ``entry_points.txt``, or a source for anything else.
        problems: files that could not be read.
        owners: by normalized name, each distribution's metadata folder, and whether that has entry points.
        shadowed: the metadata folders that another of the same name goes before, with that name.
    """

    __slots__ = ("key", "parts", "problems", "owners", "shadowed", "_answers", "_path", "_finders")

    def __init__(self, path: "tuple[str, ...]", finders: "tuple[object, ...]" = _PATH_ALONE, key: object = 0) -> None:
        self.key = key
        self._path = path
        self._finders = finders  # kept, so that no new finder can have the id of an old one
        self.parts: list[tuple[str, bytes] | CandidateSource] = []
        self.problems: list[Problem] = []
        self.owners: dict[str, tuple[str, bool]] = {}
        self.shadowed: list[tuple[str, str]] = []
        self._answers: dict[str, Discovery] = {}
        for finder in [each for each in finders if finders is _PATH_ALONE or _provides(each)]:
            if finder is PathFinder or type(finder).__name__ == "MetadataPathFinder":  # importlib_metadata's own
                self._scan_path()
            else:
                from longshore.discovery.foreign import ForeignDistributions  # late: imports importlib_metadata

                self.parts.append(ForeignDistributions(finder, self.owners))

    def _scan_path(self) -> None:
        for entry in self._path:
            folder = entry or "."
            try:
                children = os.listdir(folder)
            except NotADirectoryError:
                if os.path.isfile(folder):  # never a FIFO or a device: to open one may hang
                    from longshore.discovery.zips import ZippedDistributions  # late: imports zipfile

                    self.parts.append(ZippedDistributions(folder, self.owners))
            except (FileNotFoundError, ValueError):
                continue
            except OSError as error:
                from longshore.discovery.problems import unlisted  # late: explains

                self.problems += unlisted(folder, error)
            else:
                self._scan_folder(folder, children)

    def _scan_folder(self, folder: str, children: "list[str]") -> None:
        for child in children:
            if child[-5:].lower() == "-info":
                stem, dot, kind = child.lower().rpartition(".")
                if dot and kind in {"dist-info", "egg-info"}:
                    self._scan_distribution(f"{folder}/{child}", stem.partition("-")[0])
        if folder[-4:].lower() == ".egg":
            for path in [f"{folder}/{child}" for child in children if child.lower() == "egg-info"]:
                self._scan_distribution(path, Installed(path).name)

    def _scan_distribution(self, path: str, name: str) -> None:
        name = normalized(name)
        owner = self.owners.get(name)
        if owner is not None and (owner[1] or _has_metadata(owner[0]) or not _has_metadata(path)):
            self.shadowed.append((path, name))
            return
        data = self._read(f"{path}/entry_points.txt", path, _OPEN_FLAGS | _NO_LINK)
        self.owners[name] = (path, data is not None)  # one before it was the empty leftover of an unclean upgrade
        if data:
            if data[:1] != b"[" or data[1:2] == b"\0":
                from longshore.discovery.problems import at_the_top  # late: nearly every file begins with a section

                self.problems += at_the_top(data, path)
            self.parts.append((path, data))

    def _read(self, file: str, path: str, flags: int) -> "bytes | None":
        """What a file has; ``None`` where there is none, and nothing where it can't be read, which is a problem."""
        try:
            descriptor = os.open(file, flags)
            try:
                data = os.read(descriptor, _FIRST_READ)
                if len(data) % _FIRST_READ == 0 and not S_ISREG(os.fstat(descriptor).st_mode):
                    self.problems.append(Problem(file, 0, "is no file, but a device or a FIFO", Installed(path)))
                    return b""
                while len(data) % _FIRST_READ == 0 and data:
                    more = os.read(descriptor, _LARGEST)
                    if not more or len(data) > _LARGEST:
                        break
                    data += more
            finally:
                os.close(descriptor)
        except OSError as error:
            if flags & _NO_LINK:
                if isinstance(error, FileNotFoundError) and os.access(path, os.X_OK):
                    return None
                if os.path.islink(file):
                    return self._read(file, path, _OPEN_FLAGS)
            from longshore.discovery.problems import amiss  # late: explains

            self.problems += amiss(file, path, error)
            return b"" if os.access(file, os.F_OK) else None
        return data

    def discover(self, namespace: str) -> Discovery:
        """The candidates of a namespace; parsed on first use."""
        answer = self._answers.get(namespace)
        if answer is None:
            answer = self._answers[namespace] = self._parse(namespace)
        return answer

    def _parse(self, namespace: str) -> Discovery:
        wanted = namespace.encode("utf-8", "surrogateescape")
        candidates: list[Candidate] = []
        problems = list(self.problems)  # whatever stands in those files may be of this namespace
        for part in self.parts:
            if not isinstance(part, tuple):
                found = part.discover(namespace)
                candidates += found.candidates
                problems += found.problems
            elif wanted in part[1]:
                for item in parse(part[1], namespace, Installed(part[0])):
                    if isinstance(item, Candidate):
                        candidates.append(item)
                    else:
                        problems.append(item)
        return Discovery(candidates, problems)

    def namespaces(self) -> "frozenset[str]":
        """Every namespace that an installed distribution has an entry point for."""
        from longshore.discovery.sections import sections  # late: to explain

        found = [sections(part[1]) if isinstance(part, tuple) else part.namespaces() for part in self.parts]
        return frozenset[str]().union(*found)


def _provides(finder: object) -> bool:
    """Whether a finder provides distributions; one that raises when it is asked has to be told."""
    try:
        return hasattr(finder, "find_distributions")
    except KeyboardInterrupt:
        raise
    except BaseException:
        return True


def _has_metadata(path: str) -> bool:
    """Whether a distribution tells its name: in a file of its folder, or as a file itself, as distutils wrote it."""
    return any(os.path.isfile(each) for each in (f"{path}/METADATA", f"{path}/PKG-INFO", path))


def parse(data: bytes, namespace: str, distribution: Installed) -> "Iterator[Candidate | Problem]":
    """The entry points of one namespace in the bytes of one file; a bad line costs only itself.

    The rules are those of the entry points specification as :mod:`importlib.metadata` reads it.
    """
    file = f"{distribution.path}/entry_points.txt"
    section, bad, last = "", 0, 0
    for number, raw in enumerate(data.removeprefix(_BOM).decode("utf-8", "surrogateescape").splitlines(), 1):
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            section = line.strip("[]")
        elif line and (section == namespace or (line[0] == "[" and namespace in line)) and line[0] != "#":
            name, equals, value = line.partition("=")
            name, value = name.strip(), value.strip()
            place = target(value)
            if place and name and name.isprintable() and section == namespace:
                yield Candidate(name, value, namespace, distribution, place)
            else:
                from longshore.discovery.problems import reason  # late: explains

                bad, last = bad + 1, number
                if bad <= _MOST_PROBLEMS:
                    yield Problem(file, number, reason(name, equals, value), distribution)
    if bad > _MOST_PROBLEMS:
        text = f"{bad - _MOST_PROBLEMS} further lines of this namespace up to this one can't be read either"
        yield Problem(file, last, text, distribution)


def target(value: str) -> tuple[str, str] | None:
    """Module and attribute path of an entry point's value, ``None`` where it is not one.

    ``pkg.mod``, ``pkg.mod:attr.sub`` and ``pkg.mod:attr [extra]`` are values, with white space around the parts.
    """
    place, bracket, extras = value.partition("[")
    if bracket and not extras.endswith("]"):
        return None
    module, colon, attr = place.partition(":")
    module, attr = module.rstrip(), attr.strip()
    if not _is_dotted(module) or (colon and not _is_dotted(attr)):
        return None
    return module, attr


def _is_dotted(text: str) -> bool:
    return text.replace(".", "_").replace("_", "a").isalnum()


class InstalledEntryPoints:
    """The default source: the entry points of the distributions on ``sys.path``.

    One scan serves the whole process; a changed ``sys.path``, folder or set of finders makes a new one, and
    :func:`refresh` drops it.
    """

    __slots__ = ("_scan", "_known")

    def __init__(self) -> None:
        self._scan: Scan | None = None
        self._known: tuple[list[object], tuple[str, ...], bool] = [], (), True  # sys.path, and what it comes to

    def scan(self) -> Scan:
        """The scan that holds for ``sys.path`` as it is now."""
        entries: list[object] = [*sys.path]
        known, path, absolute = self._known
        if len(known) != len(entries) or not all(map(is_, known, entries)):  # nothing of a foreign entry is asked
            path = tuple(str.__str__(each) for each in entries if isinstance(each, str))  # what the import system takes
            absolute = all(map(os.path.isabs, path))
            self._known = entries, path, absolute
        key = (path, "" if absolute else _folder(), tuple(map(id, sys.meta_path)))
        scan = self._scan
        if scan is None or scan.key != key:
            scan = self._scan = Scan(path, tuple(sys.meta_path), key)
        return scan

    def discover(self, namespace: str) -> Discovery:
        """The installed candidates of a namespace, in the order of :func:`importlib.metadata.entry_points`."""
        return self.scan().discover(namespace)

    def namespaces(self) -> "frozenset[str]":
        """Every namespace that an installed distribution has an entry point for."""
        return self.scan().namespaces()

    def refresh(self) -> None:
        """Forget the scan."""
        self._scan = None

    def __reduce__(self) -> "tuple[object, ...]":
        return InstalledEntryPoints, ()  # what is installed here is not what is installed there


def _folder() -> str:
    try:
        return os.getcwd()
    except OSError:  # deleted under our feet: then nothing relative is found
        return ""


installed = InstalledEntryPoints()


def refresh() -> None:
    """Forget what was found installed: the next manager looks again.

    Wanted after a distribution was installed, upgraded or removed while the process runs.

    Example:
        >>> import longshore
        >>> longshore.refresh()
    """
    installed.refresh()
