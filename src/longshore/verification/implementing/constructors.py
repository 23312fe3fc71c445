"""Constructors of the classes that a plugin's class derives from: what they want, and how they are called."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from longshore.model import Noun
from longshore.verification.expressions import TypeText
from longshore.verification.implementing.functions import Signatures
from longshore.verification.implementing.homes import Expression, Home, homes, is_structural
from longshore.verification.implementing.members import constructor
from longshore.verification.reading import Sources, flat
from longshore.verification.stubs.classes import decorators

_FIELDS = "dataclasses.dataclass"


class Parameter(Noun):
    """A parameter of a constructor or of what calls one.

    Attributes:
        name: its name.
        type: its type, ``None`` where it has none that is told.
        required: there is no default.
        by_name: it is given by its name alone.
    """

    __slots__ = ("name", "type", "required", "by_name")

    def __init__(self, name: str, type: TypeText | None, *, required: bool = True, by_name: bool = False) -> None:  # noqa: A002
        self.name = name
        self.type = type
        self.required = required
        self.by_name = by_name


class Constructor(Noun):
    """The constructor of a base.

    Attributes:
        parameters: its parameters, without the object itself.
        is_typed: type checkers know that it is called with the right ones.
    """

    __slots__ = ("parameters", "is_typed")

    def __init__(self, parameters: Sequence[Parameter], *, is_typed: bool) -> None:
        self.parameters = tuple(parameters)
        self.is_typed = is_typed

    @property
    def required(self) -> str:
        """What it can't be called without."""
        return ", ".join(each.name for each in self.parameters if each.required)

    def takes(self, given: Sequence[Parameter]) -> bool:
        """Whether it can be called with these, in order: the same types, and none is missing."""
        wanted = [each for each in self.parameters if not each.by_name]
        rest = [*wanted[len(given) :], *(each for each in self.parameters if each.by_name)]
        if not self.is_typed or len(given) > len(wanted) or any(each.required for each in rest):
            return False
        types = [(one.type, other.type) for one, other in zip(wanted, given, strict=False)]
        return all(one is not None and other is not None and one.text == other.text for one, other in types)


def constructor_of(sources: Sources, api: Expression) -> Constructor | None:
    """The constructor that a class writes or inherits, ``None`` where there is none to call."""
    found = homes(sources, api)
    if is_structural(found[0]):
        return None
    made = constructor(found)
    if made is not None:
        [node] = made.functions
        parameters = list(parameters_of(node.args, Signatures(made.home, sources)))
        return Constructor(parameters, is_typed=bool(node.returns) or any(each.type for each in parameters))
    fields = [each for home in reversed(found) for each in _fields(sources, home)]
    return Constructor(fields, is_typed=True) if fields else None


def _fields(sources: Sources, home: Home) -> Iterator[Parameter]:
    """Those of a dataclass that have no default."""
    told = Signatures(home, sources)
    for each in flat(home.node.body) if _FIELDS in decorators(sources, home.source, home.node) else ():
        if isinstance(each, ast.AnnAssign) and each.value is None and isinstance(each.target, ast.Name):
            yield Parameter(each.target.id, told.told(each.annotation))


def parameters_of(args: ast.arguments, told: Signatures) -> Iterator[Parameter]:
    """The parameters of a method, without the first one and without those that take any number."""
    plain = [*args.posonlyargs, *args.args]
    optional = len(plain) - len(args.defaults)
    for number, each in enumerate(plain[1:], 1):
        yield Parameter(each.arg, _type(each, told), required=number < optional)
    for each, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        yield Parameter(each.arg, _type(each, told), required=default is None, by_name=True)


def _type(node: ast.arg, told: Signatures) -> TypeText | None:
    return told.told(node.annotation) if node.annotation else None
