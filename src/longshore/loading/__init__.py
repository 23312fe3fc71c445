"""Loading: the only room that runs a plugin's code at import. What it raises becomes a value."""

import sys
from typing import TYPE_CHECKING

from longshore.model import Candidate, FromFile, Loaded, LoadFault, LoadOutcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MOST_TRIES = 100


def load(candidate: Candidate) -> LoadOutcome:
    """Import the candidate's module and follow its attribute path.

    Everything that a plugin can raise is a fault, ``SystemExit`` included; only ``KeyboardInterrupt`` passes, for that
    is the person at the keyboard.
    """
    try:
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
    name = candidate.module_name
    __import__(name)
    for _ in range(_MOST_TRIES):
        if name in sys.modules:
            break
        __import__(name)  # another thread's import failed while this one waited for it: Python does not say why
    return sys.modules[name]


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
