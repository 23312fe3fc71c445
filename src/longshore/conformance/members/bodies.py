"""Whether a function's body is empty, from its code object alone ("Protocols", explicitly declared implementation)."""

from __future__ import annotations

from types import CodeType, FunctionType
from typing import Literal

from longshore.conformance import NOT_MEMBERS
from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.kinds import args_of, is_union, special
from longshore.conformance.forms.static import is_really
from longshore.conformance.relation import Verdict
from longshore.conformance.signatures.functions import of_function

Made = Literal["instance", "class", "factory"]
_REFUSED: dict[Made, Verdict] = {"instance": "no", "class": "mypy", "factory": "yes"}
"""Who refuses a class with an abstract method, where there is an instance, a class is wanted, or a factory."""
_BODIES = ("...", "pass", "'text'", "'text'\n ...", "'text'\n pass", "'text'\n\n ...", "raise NotImplementedError")
_WITH_TEXT = "'text'\n raise NotImplementedError"
_empty: set[object] = set()


def has_empty_body(function: FunctionType) -> bool:
    """Whether a function does nothing: ``...``, ``pass``, a docstring, ``raise NotImplementedError``.

    Such a method of a Protocol is abstract to type checkers, whatever it would return at run time.
    """
    if not _empty:
        for body in (*_BODIES, _WITH_TEXT):
            for start in ("def", "async def"):
                module = compile(f"{start} f(self):\n {body}\n", "<empty>", "exec")
                _empty.update(_outline(each) for each in module.co_consts if isinstance(each, CodeType))
    return _outline(function.__code__) in _empty


def body_of(value: object) -> FunctionType | None:
    """The function whose body a member of a Protocol has, ``None`` for an attribute or a body that does something."""
    value = value.__func__ if is_really(value, classmethod) or is_really(value, staticmethod) else value
    value = value.fget if is_really(value, property) else value
    if type(value) is not FunctionType or value.__name__ in NOT_MEMBERS:
        return None
    overload = value.__module__ == "typing" and value.__name__ == "_overload_dummy"
    return value if overload or has_empty_body(value) or _only_refuses(value) else None


def _only_refuses(function: FunctionType) -> bool:
    """Whether a body does nothing but ``raise NotImplementedError(...)``."""
    if "NotImplementedError" not in function.__code__.co_names:
        return False
    from longshore.conformance.source.bodies import only_refuses  # late: imports ast

    return only_refuses(function)


def refused_for_its_body(function: FunctionType, owner: type, *, made: Made) -> Verdict:
    """Who refuses a class that inherits a Protocol's empty body.

    One that returns None where the Protocol promises something else is refused for that fact. Otherwise ``return None``
    is a body like any other, and an empty one is abstract to mypy, and to pyright where it is ``...``; only the source
    text tells them apart.

    Args:
        function: the Protocol's.
        owner: the Protocol.
        made: whether there is an instance, a class is given, or one as a factory.
    """
    returns = of_function(function, owner).returns
    if _only_refuses(function):
        return _REFUSED[made]
    if not any(_takes_none(each) for each in (args_of(returns) if is_union(returns) else (returns,))):
        return "no"
    from longshore.conformance.source.bodies import ending_of  # late: imports ast

    ending = ending_of(function)
    if ending == "ellipsis":
        return _REFUSED[made]
    if ending == "unreadable":
        return "unknown"
    return "yes" if ending == "return" or made == "factory" else "mypy"


def _takes_none(form: object) -> bool:
    return form is type(None) or form is MISSING or form is object or special(form) == "Any"


def _outline(code: CodeType) -> object:
    """What two functions with the same body have in common."""
    return code.co_code, tuple(type(each) for each in code.co_consts), code.co_names
