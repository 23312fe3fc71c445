"""Makes ``import stevedore`` give this package in one process, for programs that can't be edited."""

from __future__ import annotations

import importlib
import sys
from importlib.machinery import PathFinder

_NAMES = ("_cache", "dispatch", "driver", "enabled", "exception", "extension", "hook", "named")


def activate() -> None:
    """Put this package in the place of stevedore, for imports from now on.

    Modules of stevedore that are not here (its examples and tests) are those of the installed one, if there is one.

    Raises:
        RuntimeError: stevedore itself was imported before: whoever did so would keep its classes.
    """
    ours = importlib.import_module("longshore.stevedore")
    present = sys.modules.get("stevedore")
    if present is ours:
        return
    if present is not None:
        raise RuntimeError("stevedore was imported before longshore could take its place: activate first")
    installed = PathFinder.find_spec("stevedore")
    for place in (installed.submodule_search_locations or ()) if installed else ():
        ours.__path__.append(place)
    sys.modules["stevedore"] = ours
    for name in _NAMES:
        sys.modules[f"stevedore.{name}"] = importlib.import_module(f"longshore.stevedore.{name}")
