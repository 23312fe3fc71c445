"""The source of a module and a literal in it: the text is found without importing anything of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from longshore.model import Candidate, Distribution, FromFile, Installed, Noun, Problem

if TYPE_CHECKING:
    from ast import Module, expr
    from importlib.machinery import ModuleSpec

_FIRST_READ = 1 << 14
_LARGEST = 1 << 20
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a FIFO must not block


class Said(Noun):
    """A literal, as it stands in a file.

    Attributes:
        file: the file.
        owner: whose file it is.
        node: its syntax.
    """

    __slots__ = ("file", "owner", "node")

    def __init__(self, file: str, owner: Distribution, node: expr) -> None:
        self.file = file
        self.owner = owner
        self.node = node

    def problem(self, line: int, reason: str) -> Problem:
        """Something that is wrong with it."""
        return Problem(self.file, line, reason, self.owner)


class Source(Noun):
    """The source of a module.

    Attributes:
        file: its file.
        owner: whose it is.
        tree: its syntax.
    """

    __slots__ = ("file", "owner", "tree")

    def __init__(self, file: str, owner: Distribution, tree: Module) -> None:
        self.file = file
        self.owner = owner
        self.tree = tree


def source_text(place: Candidate) -> tuple[str, bytes] | Problem:
    """The file and the source of the module that an entry point names.

    It is looked for beside the distribution's metadata, then in the folders of ``sys.path``, where an editable install
    may have it; then whatever finds modules in this process is asked for it.

    Args:
        place: the entry point.

    Returns:
        A problem where the file is too large to be read.

    Raises:
        LookupError: there is no such source; the message says of what.
    """
    found = _found(place)
    if found is None:
        raise LookupError(f"{place.name} = {place.value}: there is no source of a module {place.module_name!r}")
    if len(found[1]) > _LARGEST:
        reason = f"is larger than {_LARGEST} bytes: declare it in a file of its own"
        return Problem(found[0], 0, reason, place.distribution)
    return found


def _found(place: Candidate) -> tuple[str, bytes] | None:
    if isinstance(place.distribution, FromFile):
        data = _read(place.distribution.path)
        if data is None:
            raise LookupError(f"{place.distribution.path} can't be read")
        return place.distribution.path, data
    parts = place.module_name.split(".")
    for folder in _folders(place):
        stem = "/".join([folder, *parts])
        for file in (f"{stem}.py", f"{stem}/__init__.py"):
            data = _read(file)
            if data is not None:
                return file, data
    return _asked(parts)


def _folders(place: Candidate) -> Iterator[str]:
    if isinstance(place.distribution, Installed):
        yield os.path.dirname(place.distribution.path) or "."
    for each in sys.path:
        if isinstance(each, str):
            yield each or "."


def _read(file: str) -> bytes | None:
    try:
        descriptor = os.open(file, _OPEN_FLAGS)
    except (OSError, ValueError):
        return None
    try:
        data = os.read(descriptor, _FIRST_READ)
        return data + os.read(descriptor, _LARGEST) if len(data) == _FIRST_READ else data
    except OSError:  # a folder that is called so
        return None
    finally:
        os.close(descriptor)


def _inside(name: str, folders: Sequence[str]) -> ModuleSpec | None:
    """What the first finder that knows a module of a package says of it; the package is not imported."""
    found = (each.find_spec(name, folders, None) for each in sys.meta_path if hasattr(each, "find_spec"))
    return next((each for each in found if each is not None), None)


def _asked(parts: list[str]) -> tuple[str, bytes] | None:
    """The source by the finders of this process: of zip files, and of editable installs that have a finder.

    Only the first part is asked of all; the others are looked for in its folders, as no package is to be imported.
    """
    from importlib.util import find_spec  # late: few sources are not plain files

    try:
        spec = find_spec(parts[0])
        for place in range(1, len(parts)):
            folders = spec.submodule_search_locations if spec is not None else None
            spec = _inside(".".join(parts[: place + 1]), folders) if folders is not None else None
    except KeyboardInterrupt:
        raise
    except BaseException:  # a finder of anyone's
        return None
    if spec is None or spec.loader is None or not spec.origin:
        return None
    get_data: object = getattr(spec.loader, "get_data", None)
    try:
        data: object = get_data(spec.origin) if callable(get_data) and spec.origin.endswith(".py") else None
    except OSError:
        return None
    return (spec.origin, data) if isinstance(data, bytes) else None
