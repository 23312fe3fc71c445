"""Text from foreign objects, bounded and escaped: a plugin can't flood, forge or break a report."""

from __future__ import annotations

LONGEST = 2000


def bounded(text: str, limit: int = LONGEST) -> str:
    """A text on one line, control and escape characters written out, cut at ``limit`` characters."""
    cut = text[:limit]
    shown = "".join(each if each.isprintable() else each.encode("unicode_escape").decode("ascii") for each in cut)
    return shown if len(text) <= limit else f"{shown}... ({len(text)} characters)"


def error_text(error: BaseException) -> str:
    """An exception as ``Type: text``, whatever its ``__str__`` does."""
    name = type(error).__name__
    try:
        text = str(error)
    except Exception as inner:
        return bounded(f"{name} (its text can't be shown: str() raised {type(inner).__name__})")
    return bounded(f"{name}: {text}" if text else name)


def object_text(thing: object) -> str:
    """An object's ``repr``, whatever that does."""
    try:
        return bounded(repr(thing), 200)
    except Exception as error:
        return f"<{type(thing).__name__} object, whose repr() raises {type(error).__name__}>"
