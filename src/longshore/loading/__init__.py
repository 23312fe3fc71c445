"""Loading: the only room that runs a plugin's code at import. What it raises becomes a value."""

import os
import sys
from operator import is_
from time import perf_counter
from typing import TYPE_CHECKING

from longshore.model import Candidate, FromFile, Loaded, LoadFault, LoadOutcome
from longshore.model.extension import SideEffect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self, TypeGuard


class Surroundings:
    """What a plugin has to leave as it is while it is loaded; else it is noticed, and put right where that is safe.

    Attributes:
        seconds: how long it took.
        side_effects: what was noticed.
    """

    __slots__ = ("_before", "_started", "seconds", "side_effects")

    def __enter__(self) -> "Self":
        self.seconds = 0.0
        self.side_effects: tuple[SideEffect, ...] = ()
        self._before = State()
        self._started = perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = perf_counter() - self._started
        if self._before.differs():
            from longshore.loading.restoring import restored  # late: only what misbehaves needs it

            self.side_effects += tuple(restored(self._before))


class State:
    """What is looked at: standard output and error, the log, the working folder, the import path."""

    __slots__ = ("stdout", "stderr", "disabled", "folder", "path")

    def __init__(self) -> None:
        self.stdout: object = getattr(sys, "stdout", None)  # a plugin may delete it, or put anything in its place
        self.stderr: object = getattr(sys, "stderr", None)
        self.disabled = disabled_level()
        self.folder = working_folder()
        self.path = import_path()

    def differs(self) -> bool:
        """Whether something is not as it was. Nothing of a foreign object is run for that."""
        path = import_path()
        return (
            self.stdout is not getattr(sys, "stdout", None)
            or self.stderr is not getattr(sys, "stderr", None)
            or self.disabled != disabled_level()
            or self.folder != working_folder()
            or len(self.path) != len(path)
            or not all(map(is_, self.path, path))
        )


def disabled_level() -> int:
    """The level at and below which :mod:`logging` is muted, 0 where it is not."""
    manager: object = getattr(getattr(sys.modules.get("logging"), "root", None), "manager", None)
    level: object = getattr(manager, "disable", 0)
    return level if isinstance(level, int) else 0


def import_path() -> "tuple[object, ...]":
    """The entries of ``sys.path``, none where that is no list any more."""
    path: object = getattr(sys, "path", None)
    return tuple(path) if is_list(path) else ()


def is_list(thing: object) -> "TypeGuard[list[object]]":
    """Whether it is a list, whatever stands in it."""
    return isinstance(thing, list)


def working_folder() -> str:
    """The current folder, ``""`` where it was deleted."""
    try:
        return os.getcwd()
    except OSError:
        return ""


def load(candidate: Candidate) -> LoadOutcome:
    """Import the candidate's module and follow its attribute path.

    Everything that a plugin can raise is a fault, ``SystemExit`` included; only ``KeyboardInterrupt`` passes, for that
    is the person at the keyboard.
    """
    try:
        sys.audit("longshore.load", candidate.namespace, candidate.name, candidate.value)
        module = _module(candidate)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return LoadFault("import", error)
    plugin = module
    try:
        if candidate.attr:
            for name in candidate.attr.split("."):
                if name:
                    plugin = getattr(plugin, name)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return LoadFault("attribute", error)
    return Loaded(plugin)


def _module(candidate: Candidate) -> object:
    if isinstance(candidate.distribution, FromFile):
        from longshore.loading.files import module_from_file  # late: imports importlib.util

        return module_from_file(candidate.module_name, candidate.distribution.path)
    __import__(candidate.module_name)
    return sys.modules[candidate.module_name]


def invoke(factory: object, args: "Sequence[object]", kwargs: "Mapping[str, object]") -> LoadOutcome:
    """Call a plugin with the host's arguments; one that can't be called is a fault of the same kind."""
    if not callable(factory):
        return LoadFault("call", TypeError("it is not callable"))
    try:
        return Loaded(factory(*args, **kwargs))
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return LoadFault("call", error)
