"""Text from foreign objects, bounded and escaped: a plugin can't flood, forge or break a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import TracebackType
from typing import TypeVar

T = TypeVar("T")
LONGEST = 2000
DEEPEST = 30


def bounded(text: str, limit: int = LONGEST) -> str:
    """A text on one line, control and escape characters written out, cut at ``limit`` characters."""
    if text.isprintable() and len(text) <= limit:
        return text
    cut = text[:limit]
    shown = "".join(each if each.isprintable() else each.encode("unicode_escape").decode("ascii") for each in cut)
    return shown if len(text) <= limit else f"{shown}... ({len(text)} characters)"


def did_you_mean(word: str, words: Iterable[str], begin: str = "; did you mean") -> str:
    """The end of a sentence that asks for the most similar of some words, ``""`` where none is similar."""
    import difflib  # late: only for what is misspelt

    found = difflib.get_close_matches(word, list(words), 1, 0.6)
    return f"{begin} {bounded(found[0], 200)!r}?" if found else ""


def class_name(thing: object) -> str:
    """The name of an object's class, whatever its metaclass says."""
    name: object = type.__dict__["__name__"].__get__(type(thing))
    return str(name)


def asked(question: Callable[[T], str], thing: T, refused: str = "") -> str:
    """The answer of foreign code; where it raises, ``refused``, in which ``{}`` is the name of what it raised."""
    try:
        return str.__str__(question(thing))  # of a subclass of str, nothing but the text
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return refused.replace("{}", class_name(error))


def error_text(error: BaseException) -> str:
    """An exception as ``Type: text``, whatever its ``__str__`` does."""
    text = asked(str, error, "(its text can't be shown: str() raised {})")
    name = class_name(error)
    return bounded(f"{name}: {text}" if text else name)


def traceback_text(error: BaseException) -> str:
    """An exception's text and the places it came through, the last first; bounded, and none of its own code trusted."""
    step: object = BaseException.__dict__["__traceback__"].__get__(error)
    places: list[str] = []
    while isinstance(step, TracebackType):
        code = step.tb_frame.f_code
        places.append(bounded(f"  at {code.co_filename}:{step.tb_lineno} in {code.co_name}", 400))
        step = step.tb_next
    return "\n".join([error_text(error), *places[::-1][:DEEPEST]])


def object_text(thing: object) -> str:
    """An object's ``repr``, whatever that does."""
    return bounded(asked(repr, thing, f"<{class_name(thing)} object, whose repr() raises {{}}>"), 200)
