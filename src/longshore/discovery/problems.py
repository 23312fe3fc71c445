"""What is wrong with a line of ``entry_points.txt``, and what would be right. Imported when there is one."""

from __future__ import annotations

import errno
import os

from longshore.discovery import target
from longshore.model import Installed, Problem


def at_the_top(data: bytes, path: str) -> list[Problem]:
    """What is wrong with the first line of the ``entry_points.txt`` of a metadata folder."""
    found = first_line(data)
    return [Problem(f"{path}/entry_points.txt", *found, Installed(path))] if found else []


def amiss(file: str, path: str, error: OSError) -> list[Problem]:
    """Why a file of a metadata folder can't be read, though something is there."""
    if os.access(file, os.F_OK):
        return [Problem(file, 0, f"cannot be read: {error.strerror}", Installed(path))]
    try:
        os.lstat(file)
    except FileNotFoundError:
        if os.path.islink(path):
            return [Problem(path, 0, "is a link that leads to no folder", Installed(path))]
        return []  # removed meanwhile
    except NotADirectoryError:
        return []  # distutils wrote a file for a folder
    except OSError as other:
        return [Problem(file, 0, f"cannot be read: {other.strerror}", Installed(path))]
    return [Problem(file, 0, "is a link that leads to no file", Installed(path))]


def unlisted(folder: str, error: OSError) -> list[Problem]:
    """An entry of ``sys.path`` that is there and can't be listed; there is nothing whose name is too long."""
    reason = f"cannot be listed, so that no plugin in it is found: {error.strerror}"
    return [] if error.errno == errno.ENAMETOOLONG else [Problem(folder, 0, reason, Installed(folder, "sys.path"))]


def first_line(data: bytes) -> tuple[int, str] | None:
    """What is wrong with a file whose first line need not be a section, and in which line; ``None`` for nothing."""
    if data[:2] == b"\0\0" or data[:4] == b"\xff\xfe\0\0":
        return 0, "begins with NUL bytes, and has to be UTF-8: nothing of it can be read"
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in data[:2]:
        return 0, "is UTF-16, and has to be UTF-8: nothing of it can be read"
    for number, raw in enumerate(data.decode("utf-8-sig", "surrogateescape").splitlines(), 1):
        line = raw.strip()
        if line and not line.startswith("#"):
            if line.startswith("[") and line.endswith("]"):
                return None
            return number, f"{line[:200]!a} stands before any section: expected '[namespace]' above it"
    return None


def failed(doing: str, error: BaseException) -> str:
    """What a foreign finder or distribution raised, whatever its text is."""
    name: object = type.__dict__["__name__"].__get__(type(error))  # whatever its metaclass says
    try:
        return f"{doing}: {name}: {str(error)[:200]!a}"
    except KeyboardInterrupt:
        raise
    except BaseException:
        return f"{doing}: {name}"


def reason(name: str, equals: str, value: str) -> str:
    """Why the parts of this line are not an entry point."""
    written = ascii(f"{name} {equals} {value}".strip()[:200])
    if any("\udc80" <= character <= "\udcff" for character in name + value):
        return f"{written} is not UTF-8"
    if name.startswith("[") and (not equals or target(value)):
        return f"{written} is no section, and what follows is lost: expected '[namespace]'"
    if not equals:
        return f"{written} has no '=': expected 'name = module:attribute'"
    if not name:
        return f"{written} has no name before the '=': expected 'name = module:attribute'"
    if not name.isprintable():
        return f"{written} has a control character in its name"
    if not value:
        return f"{written} has nothing after the '=': expected 'name = module:attribute'"
    return f"{written} does not name an object: expected 'module' or 'module:attribute'"
