"""Decorators that an implementation puts on its functions: some keep the signature, some change or hide it."""

from __future__ import annotations

from dataclasses import replace

from .draw import Draw
from .signatures import EITHER, Function, Parameter

DECORATORS = {
    **{"logged": 2.2, "bare_logged": 1.5, "traced": 1.0, "bare_traced": 1.0, "marked": 1.5, "marked_as('fast')": 0.7},
    **{"as_text": 1.5, "threaded": 0.8, "listed": 0.8, "with_session": 1.0, "lru_cache": 1.2, "lru_cache(maxsize=8)": 1.2},
}
_TAGS = {
    **{"logged": "wraps-typed", "bare_logged": "decorator-typed", "traced": "wraps-untyped", "bare_traced": "wraps-untyped"},
    **{"marked": "decorator-identity", "marked_as('fast')": "decorator-identity", "as_text": "decorator-changing"},
    **{"threaded": "decorator-changing", "listed": "decorator-changing", "with_session": "decorator-changing"},
}


def decorated(draw: Draw, function: Function) -> Function:
    """The same function under a decorator; where that changes the signature, often so that it fits again."""
    if function.overloads or function.binding:
        return function
    if "AbstractContextManager" in function.returns:
        return _context(draw, function)
    decorator = draw.weighted(DECORATORS)
    if decorator == "with_session" and "with_session" in function.decorators:
        decorator = "logged"
    draw.tag(_TAGS.get(decorator, "lru-cache"))
    if decorator in {"traced", "bare_traced"}:
        draw.tag("untold")
    if decorator == "with_session":
        session = Parameter("session", EITHER, "int")
        function = replace(function, parameters=(session, *function.parameters))
    if decorator == "threaded" and function.coroutine and function.body != "yield":
        function = replace(function, coroutine=False)
    return replace(function, decorators=(*function.decorators, decorator), kin=())


def _context(draw: Draw, function: Function) -> Function:
    draw.tag("contextmanager")
    item = function.returns.partition("[")[2].rstrip("]")
    if not function.returns.startswith("AbstractContextManager") or function.coroutine:
        return function
    returns = draw.choose(["Iterator[{}]", "Generator[{}, None, None]"]).format(item)
    return replace(function, returns=returns, body="yield", decorators=("contextmanager",), kin=())


def partial_method(draw: Draw, function: Function) -> Function:
    """The same method, made by ``partialmethod`` from one that takes more."""
    if function.overloads or function.binding or function.decorators:
        return function
    draw.tag("partialmethod", "untold")
    return replace(function, decorators=("partialmethod",), kin=())


def aliased(draw: Draw, function: Function) -> Function:
    """The same method under a second name."""
    if function.overloads or function.binding or function.decorators:
        return function
    draw.tag("alias")
    return replace(function, decorators=("alias",), kin=())
