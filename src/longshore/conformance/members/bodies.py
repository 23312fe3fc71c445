"""Whether a function's body is empty, from its code object alone ("Protocols", explicitly declared implementation)."""

from __future__ import annotations

from types import CodeType, FunctionType

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


def _outline(code: CodeType) -> object:
    """What two functions with the same body have in common."""
    return code.co_code, tuple(type(each) for each in code.co_consts), code.co_names
