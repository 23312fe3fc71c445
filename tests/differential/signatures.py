"""Functions of an API and of its implementation: parameters, returns, generators."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from .draw import Draw

NAMES = "key data path count name limit text flag options level".split()
ONLY, EITHER, ARGS, KEYWORD, KWARGS = range(5)
"""The kinds of parameters, in the order in which they are written."""


@dataclass(frozen=True)
class Parameter:
    """One parameter; without a type it is unannotated."""

    name: str
    kind: int = EITHER
    type: str = ""
    default: str = ""


@dataclass(frozen=True)
class Function:
    """A function or method.

    Attributes:
        body: ``value`` (return one), ``yield``, ``raise``, or a statement.
        binding: ``""``, ``classmethod`` or ``staticmethod``.
        decorators: what else stands above it.
        overloads: what it takes and gives, one by one.
        kin: what an implementation may well have in its place.
    """

    name: str
    parameters: tuple[Parameter, ...] = ()
    returns: str = "None"
    coroutine: bool = False
    body: str = "value"
    binding: str = ""
    decorators: tuple[str, ...] = ()
    overloads: tuple[Function, ...] = ()
    kin: tuple[Function, ...] = field(default=(), repr=False)

    def with_parameters(self, parameters: list[Parameter]) -> Function:
        """The same function with these parameters, in a legal order."""
        return replace(self, parameters=ordered(parameters))


def ordered(parameters: list[Parameter]) -> tuple[Parameter, ...]:
    """Parameters by kind, those without a default first."""

    def place(each: Parameter) -> tuple[int, bool]:
        return (min(each.kind, EITHER), bool(each.default)) if each.kind <= EITHER else (each.kind, False)

    found = sorted(parameters, key=lambda each: each.kind)
    positional = [each for each in found if each.kind <= EITHER]
    optional = False
    for index, each in enumerate(positional):
        if optional and not each.default:
            positional[index] = replace(each, kind=KEYWORD)
        optional = optional or bool(each.default)
    return tuple(sorted([*positional, *found[len(positional) :]], key=lambda each: each.kind))


def random_parameters(draw: Draw, most: int = 3) -> tuple[Parameter, ...]:
    """Up to so many parameters of all kinds."""
    found = []
    for name in draw.some(NAMES, draw.choose(range(most + 1))):
        kind = draw.weighted({ONLY: 0.1, EITHER: 0.7, KEYWORD: 0.2})
        kind_of_type = draw.type()
        default = draw.value(kind_of_type) if draw.chance(0.25) else ""
        found.append(Parameter(name, kind, kind_of_type, default or ""))
    if draw.chance(0.08):
        found.append(Parameter("args", ARGS, draw.type()))
    if draw.chance(0.08):
        found.append(Parameter("kwargs", KWARGS, draw.type()))
    return ordered(found)


def random_function(draw: Draw, name: str) -> Function:
    """A function with a plain return, or a coroutine, or a generator."""
    parameters = random_parameters(draw)
    if draw.chance(0.1):
        return stream(draw, Function(name, parameters), draw.type())
    return Function(name, parameters, draw.type(returned=True), coroutine=draw.chance(0.12))


STREAMS = [
    (False, "Iterator[{}]", "yield"),
    (False, "Iterable[{}]", "yield"),
    (False, "Generator[{}, None, None]", "yield"),
    (False, "Generator[{}, Any, Any]", "yield"),
    (False, "list[{}]", "value"),
]
ASYNC_STREAMS = [
    (False, "AsyncIterator[{}]", "raise"),
    (True, "AsyncIterator[{}]", "yield"),
    (True, "AsyncGenerator[{}, None]", "yield"),
    (True, "AsyncIterable[{}]", "yield"),
    (True, "AsyncIterator[{}]", "raise"),
    (False, "Iterator[{}]", "yield"),
]


def stream(draw: Draw, function: Function, item: str) -> Function:
    """The same function as a generator of items."""
    ways = ASYNC_STREAMS if draw.chance(0.5) else STREAMS
    coroutine, returns, body = draw.choose(ways)
    draw.tag("async-generator" if ways is ASYNC_STREAMS else "generator-return")
    return replace(function, returns=returns.format(item), coroutine=coroutine, body=body)


def restream(draw: Draw, function: Function) -> Function:
    """A generator in another of its forms."""
    ways = ASYNC_STREAMS if "Async" in function.returns else STREAMS
    item = function.returns.partition("[")[2][:-1].removesuffix(", None, None")
    item = item.removesuffix(", Any, Any").removesuffix(", None")
    coroutine, returns, body = draw.choose(ways)
    return replace(function, returns=returns.format(item), coroutine=coroutine, body=body)
