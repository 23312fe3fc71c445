"""Reads a lock file. What is wrong with it is told with the file, the line and the cure; nothing of it counts then."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence

from longshore.exceptions import LongshoreError
from longshore.model import normalized as normalized_name
from longshore.policy.lock import AnyPlugin, Files, Lock, LockedDistribution, LockedFile, LockedPlugin, LockedReference
from longshore.policy.quick import quick_values

FORMAT = 1
"""The version of the format that is read and written."""
CURE = "restore it from version control, or remove it and write it anew with `longshore lock`"
_LARGEST = 1 << 28
_DIGITS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


class LockError(LongshoreError):
    """A lock file can't be read or written.

    Attributes:
        file: the lock file.
        line: the line of the table that is wrong, 0 for the whole file.
        reason: what is wrong.
    """

    def __init__(self, message: str, file: str, line: int, reason: str) -> None:
        super().__init__(message, file, line, reason)
        self.file = file
        self.line = line
        self.reason = reason


class LockUnreadable(LockError):
    """A lock file is not there, can't be read, or is not as it should be."""


class LockUnwritable(LockError):
    """A lock file can't be written where it belongs."""


def unreadable(file: str, line: int, reason: str, cure: str = CURE) -> LockUnreadable:
    """The error about a lock file, with its text."""
    place = f"{file}:{line}" if line else file
    return LockUnreadable(f"{place}: {reason}\n  cure: {cure}", file, line, reason)


def read_lock(path: str) -> Lock:
    """The lock that a file holds.

    Args:
        path: the lock file.

    Raises:
        LockUnreadable: there is none, or it is not as it should be.
    """
    try:
        if os.path.exists(path) and not os.path.isfile(path):  # a FIFO or a device may hang or never end
            raise unreadable(path, 0, "is not a file")
        with open(path, "rb") as stream:
            data = stream.read(_LARGEST + 1)
        text = data.decode("utf-8")
    except FileNotFoundError as error:
        raise unreadable(path, 0, "there is no such lock file", "write it with `longshore lock`") from error
    except OSError as error:
        raise unreadable(path, 0, f"can't be read: {error.strerror}") from error
    except ValueError as error:
        raise unreadable(path, 0, "is not UTF-8") from error
    if len(data) > _LARGEST:
        raise unreadable(path, 0, f"is larger than {_LARGEST} bytes")
    return parse_lock(text, path)


def parse_lock(text: str, file: str) -> Lock:
    """The lock that a text says.

    Args:
        text: the content of a lock file.
        file: its path, for the errors.

    Raises:
        LockUnreadable: the text is not as it should be.

    Example:
        >>> from longshore.policy.lockfile import parse_lock
        >>> parse_lock("version = 1", "longshore.lock").plugins
        ()
    """
    read = quick_values(text)
    values = _values(text, file) if read is None else read
    top = _Table(file, 0, "the file", values)
    version = values.get("version")
    if version != FORMAT or version is True:
        if isinstance(version, int) and version > FORMAT:
            reason = f"has version {version} of the format, and this longshore knows version {FORMAT} only"
            raise unreadable(file, 0, reason, f"update longshore; or {CURE}")
        raise top.fault(f"expected 'version = {FORMAT}', got {_shown(version)}")
    top.only("version", "namespaces", "plugin", "distribution")
    lines = _headers(text)
    distributions = [_distribution(each) for each in top.tables("distribution", lines)]
    plugins = [_plugin(each) for each in top.tables("plugin", lines)]
    _check(file, distributions, plugins)
    return Lock(top.texts("namespaces"), plugins, distributions)


def _values(text: str, file: str) -> Mapping[str, object]:
    import tomllib  # late: only a lock that was edited needs it

    try:
        found: Mapping[str, object] = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason, line = _said(error)
        raise unreadable(file, line, f"is no TOML: {reason}") from error
    return found


class _Table:
    """A table of the file: its values are asked for by what they must be."""

    def __init__(self, file: str, line: int, title: str, values: Mapping[str, object]) -> None:
        self.file = file
        self.line = line
        self.title = title
        self.values = values

    def fault(self, reason: str) -> LockUnreadable:
        """The error about this table."""
        return unreadable(self.file, self.line, f"{self.title}: {reason}")

    def only(self, *keys: str) -> None:
        """Refuse any other key."""
        other = sorted(self.values.keys() - {*keys})
        if other:
            raise self.fault(f"has an unknown key {_shown(other[0])}; there are: {', '.join(keys)}")

    def text(self, key: str) -> str:
        """A text, which has to be there."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value:
            raise self.fault(f"expected a text as {key!r}, got {_shown(value)}")
        return value

    def texts(self, key: str) -> Sequence[str]:
        """A list of texts, none where left out."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.fault(f"expected a list of texts as {key!r}, got {_shown(value)}")
        return [str(each) for each in value]

    def tables(self, key: str, lines: Mapping[str, Sequence[int]]) -> Iterator[_Table]:
        """The tables of an array of tables, each with its line."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.fault(f"expected tables [[{key}]], got {_shown(value)}")
        places = lines.get(key, ())
        known = places if len(places) == len(value) else [0] * len(value)
        for number, (line, values) in enumerate(zip(known, value, strict=True), 1):
            yield _Table(self.file, line, f"[[{key}]] number {number}", values)

    def files(self) -> Files:
        """The files with their hashes."""
        value = self.values.get("files")
        if not isinstance(value, dict) or not value:
            raise self.fault(f"expected a table of files and their hashes as 'files', got {_shown(value)}")
        return tuple((self._inside(path), self._hash(path, found)) for path, found in value.items())

    def _inside(self, path: str) -> str:
        parts = path.split("/")
        outside = os.path.isabs(path) or os.path.splitdrive(path)[0] or not {"", ".", ".."}.isdisjoint(parts)
        if outside or "\0" in path:
            raise self.fault(f"the file {_shown(path)} has to be a relative path, without '.' and '..'")
        return path

    def _hash(self, path: str, found: object) -> str:
        kind, _, digits = found.partition("=") if isinstance(found, str) else ("", "", "")
        if kind != "sha256" or len(digits) != 43 or not _DIGITS.issuperset(digits):
            raise self.fault(f"the file {_shown(path)}: expected 'sha256=' and 43 digits, got {_shown(found)}")
        return f"{kind}={digits}"


def _distribution(table: _Table) -> LockedDistribution:
    table.only("name", "version", "shared", "files")
    version = table.values.get("version")
    return LockedDistribution(
        table.text("name"),
        "" if version == "" else table.text("version"),
        table.files(),
        table.texts("shared"),
        table.line,
    )


def _plugin(table: _Table) -> AnyPlugin:
    namespace, name = table.text("namespace"), table.text("name")
    if "reference" in table.values:
        table.only("namespace", "name", "reference")
        return LockedReference(namespace, name, table.text("reference"), table.line)
    if "directory" in table.values:
        table.only("namespace", "name", "directory", "files")
        return LockedFile(namespace, name, table.text("directory"), table.files(), table.line)
    table.only("namespace", "name", "target", "distribution")
    return LockedPlugin(namespace, name, table.text("target"), table.text("distribution"), table.line)


def _check(file: str, distributions: Sequence[LockedDistribution], plugins: Sequence[AnyPlugin]) -> None:
    """What stands in one table has to fit what stands in the others."""
    known: dict[str, LockedDistribution] = {}
    for each in distributions:
        first = known.setdefault(normalized_name(each.name), each)
        if first is not each:
            raise unreadable(file, each.line, f"the distribution {_shown(each.name)} stands here a second time")
    for plugin in plugins:
        if isinstance(plugin, LockedPlugin) and normalized_name(plugin.distribution) not in known:
            reason = f"the plugin {_shown(plugin.name)} is from {_shown(plugin.distribution)}"
            raise unreadable(file, plugin.line, f"{reason}, which has no [[distribution]] table")


def _headers(text: str) -> Mapping[str, Sequence[int]]:
    """The lines of the headers of arrays of tables, by name."""
    found: dict[str, list[int]] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if "[[" in line and line.lstrip().startswith("[["):
            name = line.strip()[2:].partition("]")[0].strip().strip("'\"")
            found.setdefault(name, []).append(number)
    return found


def _said(error: ValueError | RecursionError) -> tuple[str, int]:
    """What the parser said, and the line that it named."""
    if isinstance(error, RecursionError):
        return "its values are nested too deep", 0
    reason, _, place = str(error).rpartition(" (at line ")
    line = place.partition(",")[0]
    return (reason, int(line)) if line.isdecimal() else (str(error), 0)


def _shown(value: object) -> str:
    text = "nothing" if value is None else ascii(value)
    return text if len(text) <= 80 else f"{text[:80]}..."
