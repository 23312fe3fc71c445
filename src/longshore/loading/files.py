"""Imports a module from a file that is not on ``sys.path``."""

from __future__ import annotations

import importlib.util
import os
import sys
import zlib
from types import ModuleType


def module_from_file(name: str, path: str) -> ModuleType:
    """The module of that file, imported once per process.

    It is registered in ``sys.modules`` (so that what it defines can be pickled and its own submodules import) under a
    name made from the path, which no installed module has.

    Raises:
        ImportError: the file is no Python module; and whatever its code raises.
    """
    unique = f"_longshore_file_{zlib.crc32(os.fsencode(path)):08x}_{name}"
    if unique in sys.modules:
        return sys.modules[unique]
    folder = [os.path.dirname(path)] if os.path.basename(path) == "__init__.py" else None
    spec = importlib.util.spec_from_file_location(unique, path, submodule_search_locations=folder)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is not a Python source file", name=name, path=path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[unique] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[unique]  # as the import system does: a half-made module is not found again
        raise
    return sys.modules.get(unique, module)
