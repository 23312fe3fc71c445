"""Writes a lock file: the same lock always gives the same text, and a small change changes few lines of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress

from longshore.policy.lock import AnyPlugin, Files, Lock, LockedDistribution, LockedFile, LockedPlugin
from longshore.policy.lockfile import FORMAT, LockUnwritable

_HEAD = "# Written by `longshore lock`: the plugins that may be loaded, and their files as they were approved."
_NAMED = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def lock_text(lock: Lock) -> str:
    """A lock as TOML.

    Args:
        lock: what is to be written; no text in it has lone surrogates.

    Example:
        >>> from longshore.policy.lock import Lock
        >>> from longshore.policy.writing import lock_text
        >>> print(lock_text(Lock(["textapp.formatters"])), end="")
        # Written by `longshore lock`: the plugins that may be loaded, and their files as they were approved.
        version = 1
        namespaces = [
          "textapp.formatters",
        ]
    """
    head = "\n".join([_HEAD, f"version = {FORMAT}", *_list("namespaces", lock.namespaces)])
    tables = [*map(_plugin, lock.plugins), *map(_distribution, lock.distributions)]
    return "\n\n".join([head, *("\n".join(each) for each in tables)]) + "\n"


def _plugin(plugin: AnyPlugin) -> Iterator[str]:
    yield "[[plugin]]"
    yield _pair("namespace", plugin.namespace)
    yield _pair("name", plugin.name)
    if isinstance(plugin, LockedPlugin):
        yield _pair("target", plugin.target)
        yield _pair("distribution", plugin.distribution)
    elif isinstance(plugin, LockedFile):
        yield _pair("directory", plugin.directory)
        yield from _files("plugin", plugin.files)
    else:
        yield _pair("reference", plugin.reference)


def _distribution(distribution: LockedDistribution) -> Iterator[str]:
    yield "[[distribution]]"
    yield _pair("name", distribution.name)
    yield _pair("version", distribution.version)
    if distribution.shared:
        yield from _list("shared", distribution.shared)
    yield from _files("distribution", distribution.files)


def _files(table: str, files: Files) -> Iterator[str]:
    yield f"[{table}.files]"
    yield from (f"{quoted(path)} = {quoted(digest)}" for path, digest in files)


def _list(key: str, texts: Iterable[str]) -> Iterator[str]:
    yield f"{key} = ["
    yield from (f"  {quoted(each)}," for each in texts)
    yield "]"


def _pair(key: str, text: str) -> str:
    return f"{key} = {quoted(text)}"


def quoted(text: str) -> str:
    """A text as a basic string of TOML."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return f'"{"".join(map(_character, text))}"'


def _character(character: str) -> str:
    if character in _NAMED:
        return _NAMED[character]
    return character if character >= " " and character != "\x7f" else f"\\u{ord(character):04x}"


def write_lock(lock: Lock, path: str) -> None:
    """Write a lock file: whoever reads it meanwhile sees the old one or the new one, whole.

    Args:
        lock: what is to be written.
        path: the file; a link stays a link. A file that was there keeps its permissions.

    Raises:
        LockUnwritable: it can't be written; what was there is as it was.
    """
    path = os.path.realpath(path)
    temporary = f"{path}.{os.getpid()}.new"
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            raise LockUnwritable(_unwritable(path, "is not a file"), path, 0, "is not a file")
        try:
            _write(temporary, lock_text(lock).encode("utf-8"))
            if os.path.exists(path):
                os.chmod(temporary, os.stat(path).st_mode & 0o7777)
            os.replace(temporary, path)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise
    except OSError as error:
        reason = f"can't be written: {error.strerror}"
        raise LockUnwritable(_unwritable(path, reason), path, 0, reason) from error


def _write(path: str, data: bytes) -> None:
    with open(path, "xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _unwritable(path: str, reason: str) -> str:
    return f"{path}: {reason}\n  cure: mend that, or name another file with --file"
