"""A source of candidates: the modules and packages in a folder of plugins."""

from __future__ import annotations

import os
from collections.abc import Iterable

from longshore.model import Candidate, Discovery, FromFile, Problem


class PluginDirectory:
    """Candidates from a folder: each ``NAME.py`` file, and each folder ``NAME`` with an ``__init__.py``.

    Names that begin with ``_`` or ``.`` are left out. The modules are not on ``sys.path``; they are imported one by one
    when they are loaded, under names that can't clash with installed ones.

    Args:
        path: the folder.
        attr: the attribute of each module that is the plugin; ``""`` (the default) means that the module is.
        names: only these, in this order; a name without a file is a problem. ``None`` (the default) takes all, sorted.

    Example:
        >>> from longshore import PluginDirectory
        >>> PluginDirectory("no/such/folder").discover("textapp.formatters").problems[0].reason
        'the plugin directory cannot be read: No such file or directory'
    """

    __slots__ = ("path", "attr", "names")

    def __init__(self, path: str | os.PathLike[str], attr: str = "", names: Iterable[str] | None = None) -> None:
        self.path: str = os.path.abspath(os.fspath(path))
        self.attr = attr
        self.names = None if names is None else tuple(names)

    def discover(self, namespace: str) -> Discovery:
        """The folder's candidates; the same ones for every namespace."""
        try:
            found = self._files()
        except OSError as error:
            text = f"the plugin directory cannot be read: {error.strerror}"
            return Discovery((), [Problem(self.path, 0, text, FromFile(self.path))])
        names = sorted(found) if self.names is None else self.names
        candidates = [self._candidate(name, found[name], namespace) for name in names if name in found]
        problems = [
            Problem(
                self.path, 0, f"the plugin directory has no {name}.py and no {name}/__init__.py", FromFile(self.path)
            )
            for name in names
            if name not in found
        ]
        return Discovery(candidates, problems)

    def namespaces(self) -> frozenset[str]:
        """None: the files belong to whatever namespace is asked for."""
        return frozenset()

    def _files(self) -> dict[str, str]:
        files: dict[str, str] = {}
        for child in os.listdir(self.path):
            stem, extension = os.path.splitext(child)
            file = os.path.join(self.path, child)
            package = os.path.join(file, "__init__.py")
            if stem.startswith(("_", ".")):
                continue
            if extension == ".py" and stem.isidentifier():
                if os.path.isfile(file) or not os.path.exists(file):  # never a FIFO, which would hang the import
                    files.setdefault(stem, file)
            elif child.isidentifier() and os.path.isfile(package):
                files[child] = package  # as for the import system, a package goes before a module
        return files

    def _candidate(self, name: str, file: str, namespace: str) -> Candidate:
        value = f"{name}:{self.attr}" if self.attr else name
        return Candidate(name, value, namespace, FromFile(file), (name, self.attr))
