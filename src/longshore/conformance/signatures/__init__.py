"""Signatures as values, read from a callable without calling it."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Literal, get_args, get_origin

from longshore._compat import own_annotations
from longshore.conformance.forms.annotations import MISSING, resolve, type_parameters
from longshore.conformance.forms.generics import Arguments, put
from longshore.conformance.forms.static import dict_of_class, is_really, location_of
from longshore.model import Noun
from longshore.model.extension import Location

Kind = Literal["positional-only", "positional", "var-positional", "keyword-only", "var-keyword"]
Flow = Literal["plain", "coroutine", "generator", "async-generator"]
_COROUTINE, _GENERATOR, _ASYNC_GENERATOR = 0x80, 0x20, 0x200


class Parameter(Noun):
    """One parameter; ``annotation`` is resolved, :data:`MISSING` where there is none."""

    __slots__ = ("name", "kind", "optional", "annotation")

    def __init__(self, name: str, kind: Kind, optional: bool, annotation: object) -> None:
        self.name = name
        self.kind: Kind = kind
        self.optional = optional
        self.annotation = annotation


class Signature(Noun):
    """What calling an object takes and gives.

    Attributes:
        parameters: in order.
        returns: the resolved return annotation; the class for a constructor.
        flow: a plain call, a coroutine, a generator or an asynchronous generator.
        location: where it is written.
        exact: the types are those of the object; false where a decorator may have changed them.
    """

    __slots__ = ("parameters", "returns", "flow", "location", "exact")

    def __init__(
        self,
        parameters: tuple[Parameter, ...],
        returns: object,
        flow: Flow = "plain",
        location: Location | None = None,
        exact: bool = True,
    ) -> None:
        self.parameters = parameters
        self.returns = returns
        self.flow: Flow = flow
        self.location = location
        self.exact = exact

    def without_first(self) -> Signature:
        """The signature with its first argument given: what binding a method does."""
        rest = self.parameters
        if rest and rest[0].kind in {"positional-only", "positional"}:
            rest = rest[1:]
        return Signature(rest, self.returns, self.flow, self.location, self.exact)

    def without_names(self) -> Signature:
        """The signature with its ordinary parameters positional-only."""
        kinds: dict[Kind, Kind] = {"positional": "positional-only"}
        unnamed = tuple(
            Parameter(each.name, kinds.get(each.kind, each.kind), each.optional, each.annotation)
            for each in self.parameters
        )
        return Signature(unnamed, self.returns, self.flow, self.location, self.exact)

    def returning(self, result: object) -> Signature:
        """The same call with another result."""
        return Signature(self.parameters, result, "plain", self.location, self.exact)

    def substituted(self, arguments: Arguments) -> Signature:
        """The signature with type arguments in place of type parameters."""
        if not arguments:
            return self
        parameters = tuple(
            Parameter(each.name, each.kind, each.optional, put(each.annotation, arguments)) for each in self.parameters
        )
        return Signature(parameters, put(self.returns, arguments), self.flow, self.location, self.exact)


ANYTHING = (Parameter("args", "var-positional", True, MISSING), Parameter("kwargs", "var-keyword", True, MISSING))


def of_function(function: FunctionType, owner: type | None) -> Signature:
    """The signature of a Python function, from its code object.

    Args:
        function: the function; what a decorator that used ``functools.wraps`` covers is looked at instead of it.
        owner: the class it is defined in, in whose namespace its annotations are looked up first.
    """
    inner = function
    for _ in range(20):
        wrapped = inner.__dict__.get("__wrapped__")
        if not is_really(wrapped, FunctionType):
            break
        inner = wrapped
    local: dict[str, object] = type_parameters(owner, inner)
    local |= dict_of_class(owner) if owner is not None else {}
    raw = own_annotations(inner)

    def annotation(name: str) -> object:
        return resolve(raw.get(name, MISSING), inner.__globals__, local)

    parameters = tuple(Parameter(name, kind, optional, annotation(name)) for name, kind, optional in _kinds(inner))
    place = location_of(inner)
    return Signature(parameters, annotation("return"), _flow(inner.__code__.co_flags), place, inner is function)


def _flow(flags: int) -> Flow:
    if flags & _COROUTINE:
        return "coroutine"
    return "async-generator" if flags & _ASYNC_GENERATOR else "generator" if flags & _GENERATOR else "plain"


def _kinds(function: FunctionType) -> list[tuple[str, Kind, bool]]:
    code = function.__code__
    count, only, names = code.co_argcount, code.co_posonlyargcount, code.co_varnames
    first_optional = count - len(function.__defaults__ or ())
    mangled = "_" + function.__qualname__.rpartition(".")[0].rpartition(".")[2].lstrip("_")
    found: list[tuple[str, Kind, bool]] = []
    for index, name in enumerate(names[:count]):
        private = name.removeprefix(mangled) if name.startswith(f"{mangled}__") else name
        old = private.startswith("__") and not private.endswith("__")  # how positional-only was once spelled
        kind: Kind = "positional-only" if index < only or old else "positional"
        found.append((private, kind, index >= first_optional))
    place = count + code.co_kwonlyargcount
    if code.co_flags & 0x04:
        found.append((names[place], "var-positional", True))
        place += 1
    keywords = function.__kwdefaults__ or {}
    found.extend((name, "keyword-only", name in keywords) for name in names[count : count + code.co_kwonlyargcount])
    if code.co_flags & 0x08:
        found.append((names[place], "var-keyword", True))
    return found


def of_form(form: object) -> Signature | None:
    """The signature that a ``Callable[...]`` form asks for, ``None`` where it is no such form or leaves it open."""
    if get_origin(form) is not Callable:
        return None
    arguments, result = get_args(form) or (..., MISSING)
    if arguments is ...:
        return Signature(ANYTHING, result)
    if not isinstance(arguments, list):  # a ParamSpec, a Concatenate
        return Signature(ANYTHING, result, exact=False)
    parameters = tuple(Parameter(f"#{n}", "positional-only", False, each) for n, each in enumerate(arguments, 1))
    return Signature(parameters, result)
