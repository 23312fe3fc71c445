"""Type arguments that are given as text: what they name where they stand, or once that is defined."""

from __future__ import annotations

import sys
from types import FrameType

from longshore.managers import LaterName


def named(arguments: tuple[object, ...]) -> tuple[object, ...]:
    """The arguments, with what a text names where the subscript stands, two calls up, or a reference to it."""
    frame = sys._getframe(2)
    return tuple([_named(each, frame) if isinstance(each, str) else each for each in arguments])


def _named(text: str, frame: FrameType) -> object:
    try:
        found: object = eval(text, frame.f_globals, frame.f_locals)  # noqa: S307  the host's own text
    except Exception:
        return LaterName(text, str(frame.f_globals.get("__name__", "")))
    return found


def solved(name: LaterName) -> object:
    """What the text names now; itself where that is still nothing."""
    space = vars(sys.modules.get(name.module, sys))
    try:
        found: object = eval(name.text, dict(space))  # noqa: S307  the host's own text
    except Exception:
        return name
    return found
