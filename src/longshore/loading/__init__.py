"""Loading: the only room that runs a plugin's code at import. What it raises becomes a value.

Modules are imported as :func:`importlib.import_module` does it: a thread that waits for another's import, which fails,
imports again and is told why. The built-in ``__import__`` lets it go on with no module, or with half of one.
"""

import sys
from _frozen_importlib import __import__ as import_
from typing import TYPE_CHECKING

from longshore.model import Candidate, FromFile, Loaded, LoadFault, LoadOutcome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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
