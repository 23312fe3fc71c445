"""The signatures of what the library puts around functions: partials, caches; and those of C functions."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterable
from types import FunctionType

from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.static import is_really
from longshore.conformance.signatures import ANYTHING, Kind, Parameter, Signature

_KINDS: tuple[Kind, ...] = ("positional-only", "positional", "var-positional", "keyword-only", "var-keyword")
LRU_CACHE: type = type(functools.lru_cache(maxsize=1)(lambda: None))


def is_covered(function: FunctionType) -> bool:
    """Whether a function was made inside another one, as a decorator makes it."""
    made_up = function.__code__.co_filename.startswith("<")
    return not made_up and (is_inside(function) or "__wrapped__" in function.__dict__)


def is_inside(function: FunctionType) -> bool:
    """Whether a function with a ``def`` stands inside another one."""
    code = function.__code__
    return code.co_qualname.rpartition(".")[0].endswith("<locals>") and code.co_name != "<lambda>"


def of_cache(covered: Iterable[Signature]) -> tuple[Signature, ...]:
    """The signatures of a ``functools.lru_cache``: it takes whatever can be hashed."""
    hashable = tuple(Parameter(each.name, each.kind, True, Hashable) for each in ANYTHING)
    return tuple(each.taking(hashable) for each in covered)


def covered_by(cache: object) -> object:
    """The function that a cache is put around."""
    own: object = getattr(cache, "__dict__", None)  # of C code: nothing of the plugin is asked
    return own.get("__wrapped__") if is_really(own, dict) else None


def of_partial(signature: Signature, given: functools.partial[object]) -> Signature:
    """What is left of a signature, which pyright knows; mypy only knows what it returns."""
    left = list(signature.parameters)
    for _ in given.args:
        if left and left[0].kind in {"positional-only", "positional"}:
            del left[0]
    named: list[Parameter] = []
    for each in left:
        optional = each.optional or each.name in given.keywords
        behind = each.kind == "positional" and any(before.name in given.keywords for before in left[: left.index(each)])
        by_name = behind or (each.kind == "positional" and each.name in given.keywords)
        named.append(Parameter(each.name, "keyword-only" if by_name else each.kind, optional, each.annotation))
    return signature.taking(tuple(named), loose=True)


def of_c_code(thing: object) -> tuple[Signature, ...]:
    """The signature of a C function, which has no types, and names that stubs may know better."""
    import inspect  # late: only C functions need it

    try:
        found = inspect.signature(thing) if callable(thing) else None
    except Exception:
        found = None
    if found is None:
        return ()
    parameters = tuple(
        Parameter(each.name, _KINDS[each.kind], each.default is not each.empty, MISSING)
        for each in found.parameters.values()
    )
    return (Signature(parameters, MISSING).of_c_code(),)
