"""Decorators that an implementation puts on its functions: some keep the signature, some change or hide it."""

from __future__ import annotations

from dataclasses import replace

from .draw import Draw
from .signatures import EITHER, ONLY, Function, Parameter
from .vocabulary import split

DECORATORS = {
    "logged": 2.2,
    "bare_logged": 2.2,
    "traced": 1.3,
    "bare_traced": 1.3,
    "marked": 1.5,
    "marked_as('fast')": 0.7,
    "as_text": 1.5,
    "threaded": 0.8,
    "listed": 0.8,
    "with_session": 1.0,
    "lru_cache": 1.2,
    "lru_cache(maxsize=8)": 1.2,
}
_TAGS = {
    "logged": "wraps-typed",
    "bare_logged": "decorator-typed",
    "traced": "wraps-untyped",
    "bare_traced": "wraps-untyped",
    "marked": "decorator-identity",
    "marked_as('fast')": "decorator-identity",
    "as_text": "decorator-changing",
    "threaded": "decorator-changing",
    "listed": "decorator-changing",
    "with_session": "decorator-changing",
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
        first = function.parameters[:1]
        session = Parameter("session", first[0].kind if first and first[0].kind == ONLY else EITHER, "int")
        function = replace(function, parameters=(session, *function.parameters))
    if decorator == "threaded" and function.coroutine and function.body != "yield":
        function = replace(function, coroutine=False)
    return replace(function, decorators=(*function.decorators, decorator), kin=())


def _context(draw: Draw, function: Function) -> Function:
    draw.tag("contextmanager")
    if (
        not function.returns.startswith("AbstractContextManager[")
        or split(function.returns, "|")[1:]
        or function.coroutine
    ):
        return function
    item = function.returns.removeprefix("AbstractContextManager[")[:-1]
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
