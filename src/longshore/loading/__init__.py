"""Loading: the only room that runs a plugin's code at import. What it raises becomes a value.

Modules are imported as :func:`importlib.import_module` does it: a thread that waits for another's import, which fails,
imports again and is told why. The built-in ``__import__`` lets it go on with no module, or with half of one.
"""

import os
import sys
from _frozen_importlib import __import__ as import_
from _operator import is_
from time import perf_counter
from typing import TYPE_CHECKING

from longshore.model import Candidate, FromFile, Generic, Loaded, LoadFault, LoadOutcome
from longshore.model.extension import Meta_co, SideEffect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self, TypeGuard


class Surroundings:
    """What a plugin has to leave as it is while it is loaded; else it is noticed, and put right where that is safe.

    Args:
        runs: something of the plugin will run; else only the time is taken.

    Attributes:
        seconds: how long it took.
        side_effects: what was noticed.
    """

    __slots__ = ("_before", "_started", "seconds", "side_effects")

    def __init__(self, runs: bool = True) -> None:
        self.seconds = 0.0
        self.side_effects: tuple[SideEffect, ...] = ()
        self._before = State() if runs else None

    def __enter__(self) -> "Self":
        self._started = perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = perf_counter() - self._started
        if self._before is None:
            return
        now = State()
        if self._before.differs(now):
            from longshore.loading.restoring import restored  # late: only what misbehaves needs it

            self.side_effects += tuple(restored(self._before, now))


class Wanted(Generic[Meta_co]):
    """What the host asks of what plugins declare about themselves, before they are imported: here, nothing."""

    __slots__ = ()

    def fault(self, candidate: Candidate) -> "LoadFault | None":  # noqa: ARG002  there is nothing to ask
        """Why a candidate is not loaded, by what it declares."""
        return None

    def said(self, candidate: Candidate) -> "tuple[Meta_co, str] | None":  # noqa: ARG002  nothing was asked
        """The metadata that a candidate declares, and the version of the API that it is for."""
        return None


class State:
    """What is looked at: standard output and error, the log, the working folder, the import path.

    Attributes:
        log: what can mute longshore's log: the level below which all is muted, then of the logger ``longshore``
            whether it is disabled, its level, and whether its records go on to the root's handlers.
        filters: the filters of that logger.
        handlers: the handlers of the root logger.
    """

    __slots__ = ("stdout", "stderr", "folder", "path", "log", "filters", "handlers")

    def __init__(self) -> None:
        self.stdout: object = getattr(sys, "stdout", None)  # a plugin may delete it, or put anything in its place
        self.stderr: object = getattr(sys, "stderr", None)
        self.folder = working_folder()
        self.path = import_path()
        self.log: tuple[object, ...] = ()
        self.filters: tuple[object, ...] = ()
        self.handlers: tuple[object, ...] = ()
        logging: object = sys.modules.get("logging")
        if logging is not None:
            root: object = getattr(logging, "root", None)
            manager: object = getattr(root, "manager", None)
            logger: object = getattr(manager, "loggerDict", {}).get("longshore")
            self.log = (
                *(getattr(manager, "disable", 0), getattr(logger, "disabled", False)),
                *(getattr(logger, "level", 0), getattr(logger, "propagate", True)),
            )
            self.filters = tuple(getattr(logger, "filters", ()))
            self.handlers = tuple(getattr(root, "handlers", ()))

    def differs(self, now: "State") -> bool:
        """Whether something is not as it was. Nothing of a foreign object is run for that."""
        return (
            self.stdout is not now.stdout
            or self.stderr is not now.stderr
            or self.folder != now.folder
            or not same(self.path, now.path)
            or (self.log != () and not self._has_log_of(now))
        )

    def _has_log_of(self, now: "State") -> bool:
        return same(self.log, now.log) and same(self.filters, now.filters) and same(self.handlers, now.handlers)


def same(some: "Sequence[object]", others: "Sequence[object]") -> bool:
    """Whether these are the same objects in the same order."""
    return len(some) == len(others) and all(map(is_, some, others))


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
    import_(candidate.module_name)
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
