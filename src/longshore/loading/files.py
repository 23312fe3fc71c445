"""Imports a module from a file that is not on ``sys.path``."""

from __future__ import annotations

import os
import sys
import zlib
from _frozen_importlib import __import__ as import_
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from types import ModuleType

_files: dict[str, str] = {}
"""The files that were asked for, by the names that their modules have."""


class PluginFileFinder:
    """Finds these modules for the import system, whose locks then hold for them: no thread sees a half-made one."""

    def find_spec(
        self, fullname: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """How to import a module of that name, if it is one of ours.

        Raises:
            ImportError: the file is no Python module.
        """
        file = _files.get(fullname)
        if file is None:
            return None
        folder = [os.path.dirname(file)] if os.path.basename(file) == "__init__.py" else None
        spec = spec_from_file_location(fullname, file, submodule_search_locations=folder)
        if spec is None:
            raise ImportError(f"{file} is not a Python source file", name=fullname, path=file)
        return spec


_finder = PluginFileFinder()


def module_from_file(name: str, path: str) -> ModuleType:
    """The module of that file, imported once per process.

    It is in ``sys.modules`` (so that what it defines can be pickled and its own submodules import) under a name made
    from the path, which no installed module has.

    Raises:
        ImportError: the file is no Python module; and whatever its code raises.
    """
    unique = f"_longshore_file_{zlib.crc32(os.fsencode(path)):08x}_{name}"
    _files[unique] = path
    if _finder not in sys.meta_path:
        sys.meta_path.append(_finder)
    import_(unique)
    return sys.modules[unique]
