"""Signatures as values, read from a callable without calling it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, ParamSpecArgs, ParamSpecKwargs, TypeVar

from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.generics import Arguments, put, unpacked
from longshore.conformance.forms.keys import keys_of
from longshore.conformance.forms.kinds import args_of, is_typed_dict, origin_of, special
from longshore.conformance.forms.parts import is_closed
from longshore.conformance.forms.static import is_really
from longshore.model import Noun
from longshore.model.extension import Location

Kind = Literal["positional-only", "positional", "var-positional", "keyword-only", "var-keyword"]
Flow = Literal["plain", "coroutine", "generator", "async-generator"]


class Parameter(Noun):
    """One parameter; ``annotation`` is resolved, :data:`MISSING` where there is none."""

    __slots__ = ("name", "kind", "optional", "annotation")

    def __init__(self, name: str, kind: Kind, optional: bool, annotation: object) -> None:
        self.name = name
        self.kind: Kind = kind
        self.optional = optional
        self.annotation = annotation


class Functions(Noun):
    """The type of a function, which has no type expression: its signatures."""

    __slots__ = ("signatures",)

    def __init__(self, signatures: tuple[Signature, ...]) -> None:
        self.signatures = signatures

    @property
    def __name__(self) -> str:
        return "function"


class Signature(Noun):
    """What calling an object takes and gives.

    Attributes:
        parameters: in order.
        returns: the resolved return annotation; the class for a constructor.
        flow: a plain call, a coroutine, a generator or an asynchronous generator.
        location: where it is written.
        exact: the types are those of the object; false where a decorator may have changed them.
        rest: a ParamSpec, or what stands for one, for the parameters behind the others; ``None`` for no more.
        counted: of its parameters only the number is certain: C code has no types, and stubs other names.
        hidden: it is behind a decorator without annotations, which gives ``Any`` to mypy.
        loose: to mypy any arguments will do: it does not know what is left of a partial function's.
    """

    __slots__ = ("parameters", "returns", "flow", "location", "exact", "rest", "loose", "hidden", "counted", "_closed")

    def __init__(
        self,
        parameters: tuple[Parameter, ...],
        returns: object,
        flow: Flow = "plain",
        location: Location | None = None,
        exact: bool = True,
        rest: object = None,
    ) -> None:
        self.parameters = parameters
        self.returns = returns
        self.flow: Flow = flow
        self.location = location
        self.exact = exact
        self.rest = rest
        self.loose = self.hidden = self.counted = False
        self._closed: bool | None = None

    def forms(self) -> list[object]:
        """All types in it."""
        return [*(each.annotation for each in self.parameters), self.returns, self.rest]

    @property
    def closed(self) -> bool:
        """Whether no type parameter and no ``Self`` is mentioned: it is the same for all type arguments."""
        if self._closed is None:
            self._closed = all(map(is_closed, self.forms()))
        return self._closed

    def bound_to(self, form: object) -> Signature:
        """The signature with its first argument given: what binding a method does.

        Args:
            form: the type of what it is bound to: a type variable that annotates the first parameter stands for it.
        """
        rest = self.parameters
        if not (rest and rest[0].kind in {"positional-only", "positional"}):
            return self
        made = self.with_parameters(rest[1:])
        if self.closed:
            made._closed = True
            return made
        return made.substituted(_stands_for(rest[0].annotation, form))

    def of_method(self, owner: type | None) -> Signature:
        """The signature of a method that is read from its class: its first parameter, without a type, is its object."""
        first = self.parameters[0] if self.parameters else None
        if owner is None or first is None or first.annotation is not MISSING:
            return self
        made = Parameter(first.name, first.kind, first.optional, owner)
        return self.with_parameters((made, *self.parameters[1:]))

    def without_names(self) -> Signature:
        """The signature with its ordinary parameters positional-only."""
        kinds: dict[Kind, Kind] = {"positional": "positional-only"}
        return self.with_parameters(
            tuple(
                Parameter(each.name, kinds.get(each.kind, each.kind), each.optional, each.annotation)
                for each in self.parameters
            )
        )

    @property
    def stands_for_parameters(self) -> bool:
        """Whether it stands where a list of parameters may stand: for a ParamSpec."""
        return True

    def returning(self, result: object) -> Signature:
        """The same call with another result."""
        return Signature(self.parameters, result, "plain", self.location, self.exact, self.rest)

    def taking(self, parameters: tuple[Parameter, ...], *, loose: bool = False) -> Signature:
        """The same result for other parameters."""
        made = self.with_parameters(parameters)
        made.rest = None
        made.loose = loose
        return made

    def at(self, location: Location) -> Signature:
        """The signature with the place where it is written."""
        made = self.with_parameters(self.parameters)
        made.location = location
        return made

    def inexact(self) -> Signature:
        """The signature where the types may be others: a decorator is behind it."""
        made = self.with_parameters(self.parameters)
        made.exact = False
        return made

    def of_c_code(self) -> Signature:
        """The signature of C code: only the number of its parameters is certain."""
        made = self.with_parameters(self.parameters)
        made.counted = True
        return made

    def hidden_by(self, hidden: bool) -> Signature:
        """The signature behind a decorator without annotations, if there is one: only pyright looks through it."""
        made = self.with_parameters(self.parameters)
        made.hidden = hidden
        return made

    def substituted(self, arguments: Arguments) -> Signature:
        """The signature with type arguments in place of type parameters."""
        if not arguments or self.closed:
            return self
        forms = [put(each.annotation, arguments) for each in self.parameters]
        returns, rest = put(self.returns, arguments), put(self.rest, arguments)
        kept = all(each.annotation is form for each, form in zip(self.parameters, forms, strict=True))
        if kept and returns is self.returns and rest is self.rest:
            return self
        parameters = tuple(
            Parameter(each.name, each.kind, each.optional, form)
            for each, form in zip(self.parameters, forms, strict=True)
        )
        return spread(self.with_parameters(parameters, returns), rest)

    def with_parameters(self, parameters: tuple[Parameter, ...], returns: object = None) -> Signature:
        """The same signature with other parameters, and perhaps another result."""
        given = self.returns if returns is None else returns
        made = Signature(parameters, given, self.flow, self.location, self.exact, self.rest)
        made.loose = self.loose
        made.hidden = self.hidden
        made.counted = self.counted
        return made


def _stands_for(annotation: object, form: object) -> Arguments:
    """What the type variable of ``self: T`` or ``cls: type[T]`` stands for."""
    if origin_of(annotation) is type:
        return _stands_for(args_of(annotation)[0], (args_of(form) or (form,))[0])
    return {annotation: form} if type(annotation) is TypeVar else {}


ANYTHING = (Parameter("args", "var-positional", True, Any), Parameter("kwargs", "var-keyword", True, Any))
"""What ``...`` stands for in ``Callable[..., int]``."""


_UNTYPED = tuple(Parameter(each.name, each.kind, True, MISSING) for each in ANYTHING)
UNTOLD = (Signature(_UNTYPED, MISSING, exact=False),)
"""What is known of something that does not tell its signature."""


_SPREAD = frozenset({"var-positional", "var-keyword"})


def spread(signature: Signature, rest: object) -> Signature:
    """A signature whose ``*args`` and ``**kwargs`` that stand for known parameters are those parameters.

    They are ``*args: *tuple[int, str]``, ``**kwargs: Unpack[Options]`` and the pair of a ParamSpec ("Callables").

    Args:
        signature: the signature.
        rest: what stands for its ParamSpec, if it has one.
    """
    if rest is None is signature.rest and not any(each.kind in _SPREAD for each in signature.parameters):
        return signature
    parameters: list[Parameter] = []
    for each in signature.parameters:
        if type(each.annotation) is ParamSpecArgs or type(each.annotation) is ParamSpecKwargs:
            rest = each.annotation.__origin__ if rest is None else rest
        elif each.kind == "var-positional":
            parameters += _positional(each)
        elif each.kind == "var-keyword":
            parameters += _keywords(each)
        else:
            parameters.append(each)
    if special(rest) == "Concatenate":
        *first, rest = args_of(rest)
        parameters += unnamed(first, len(parameters))
    if is_really(rest, list) or is_really(rest, tuple):
        parameters += unnamed(rest, len(parameters))
        rest = None
    elif is_really(rest, Signature):
        parameters += rest.parameters
        rest = rest.rest
    elif rest is Ellipsis:
        parameters += ANYTHING
        rest = None
    made = signature.with_parameters(tuple(parameters))
    made.rest = rest
    return made


def unnamed(forms: Iterable[object], count: int = 0) -> list[Parameter]:
    """Positional-only parameters without names, of some types."""
    return [Parameter(f"#{n}", "positional-only", False, each) for n, each in enumerate(forms, count + 1)]


def _positional(each: Parameter) -> list[Parameter]:
    """``*args``, which are parameters of their own where their annotation is an unpacked tuple of known length."""
    inner = unpacked(each.annotation)
    if origin_of(inner) is not tuple:
        return [each]
    items = args_of(inner)
    if len(items) == 2 and items[1] is Ellipsis:
        return [Parameter(each.name, each.kind, each.optional, items[0])]
    stars = [n for n, item in enumerate(items) if unpacked(item) is not None]
    if not stars:
        return unnamed(items)
    star = Parameter(each.name, each.kind, each.optional, items[stars[0]])
    return [*unnamed(items[: stars[0]]), *_positional(star), *unnamed(items[stars[0] + 1 :], stars[0])]


def _keywords(each: Parameter) -> list[Parameter]:
    """``**kwargs``, which are the keys of a TypedDict where their annotation is one, unpacked."""
    inner = unpacked(each.annotation)
    if inner is None or not is_typed_dict(origin_of(inner) or inner):
        return [each]
    keys = keys_of(inner)
    return [Parameter(name, "keyword-only", not key.required, key.form) for name, key in keys.items()]


def of_form(form: object) -> Signature | None:
    """The signature that a ``Callable[...]`` form asks for, ``None`` where it is no such form."""
    if special(form) != "Callable":
        return None
    arguments, result = args_of(form) or (..., MISSING)
    if is_really(arguments, list) or is_really(arguments, tuple):
        starred = [each for each in arguments if unpacked(each) is not None]
        if not starred:
            return Signature(tuple(unnamed(arguments)), result)
        return spread(_starred(arguments, result), None)
    return spread(Signature((), result), arguments)


def _starred(arguments: Sequence[object], result: object) -> Signature:
    """A form with an unpacked part: ``Callable[[int, *Ts], None]``."""
    place = next(n for n, each in enumerate(arguments) if unpacked(each) is not None)
    star = Parameter("args", "var-positional", True, arguments[place])
    return Signature((*unnamed(arguments[:place]), star, *unnamed(arguments[place + 1 :], place)), result)
