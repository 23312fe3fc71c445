"""Classes that are made of a shape again, for the conformance engine. Nothing of the frozen code is run."""

from __future__ import annotations

import ast
import builtins
import enum
import importlib
import types
import typing
from collections.abc import Mapping, Sequence

import typing_extensions

from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.kinds import union_of
from longshore.conformance.forms.names import Unknown
from longshore.conformance.forms.static import is_really
from longshore.evolution.building import called, fill
from longshore.evolution.expressions import type_tree
from longshore.model.evolution import ApiShape, TypeShape, VariableShape

Scope = Mapping[str, object]
_NOTHING: Scope = {}


class World:
    """The types of one shape.

    Args:
        shape: the shape.
        shared: types that are taken from another world, because they are the same ones there: by name.

    Attributes:
        shape: the shape.
    """

    def __init__(self, shape: ApiShape, shared: Mapping[str, object]) -> None:
        self.shape = shape
        self._shared = shared
        self._own: dict[str, object] = {}
        self._variables: dict[str, object] = {}
        self._elsewhere: dict[str, object] = {}
        for name, each in shape.types.items():
            self._made(name)
            made = self._own[name]
            if is_really(made, type) and each.kind in {"protocol", "class", "enum"}:
                members = {key: one for key, one in each.members.items() if one.form != "value"}
                fill(made, members, self.form_of)
            elif is_really(made, type) and each.kind == "typed-dict":
                self._keys(made, each)

    def _keys(self, made: type, shape: TypeShape) -> None:
        """Give a TypedDict its keys."""
        required = frozenset(name for name, each in shape.members.items() if "not-required" not in each.marks)
        optional = frozenset(shape.members) - required
        forms = {name: self.form(each.types[0]) for name, each in shape.members.items()}
        read_only = {name for name, each in shape.members.items() if "read-only" in each.marks}
        forms |= {each: called(types.GenericAlias, typing_extensions.ReadOnly, forms[each]) for each in read_only}
        for name, value in {"annotations": forms, "required_keys": required, "optional_keys": optional}.items():
            setattr(made, f"__{name}__", value)

    @property
    def own(self) -> Mapping[str, object]:
        """The types of this world alone, by name."""
        return self._own

    def form(self, text: str, scope: Scope = _NOTHING) -> object:
        """The type that a text stands for.

        Args:
            text: a type expression.
            scope: what names stand for before all others.
        """
        return self.form_of(type_tree(text), scope)

    def form_of(self, node: ast.expr, scope: Scope = _NOTHING) -> object:
        """The type that a tree stands for."""
        if isinstance(node, ast.Constant):
            return type(None) if node.value is None else node.value if node.value is ... else Unknown(str(node.value))
        if isinstance(node, ast.BinOp):
            parts = [self.form_of(node.left, scope), self.form_of(node.right, scope)]
            return union_of(parts)
        if isinstance(node, ast.List | ast.Tuple):
            return [self.form_of(each, scope) for each in node.elts]
        if isinstance(node, ast.Subscript):
            return self._subscripted(node, scope)
        return self._named(ast.unparse(node), scope)

    def _subscripted(self, node: ast.Subscript, scope: Scope) -> object:
        origin = self.form_of(node.value, scope)
        items = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if origin is typing.Literal:
            return called(types.GenericAlias, typing.Literal, tuple(map(self._value, items)))
        parts = tuple(self.form_of(each, scope) for each in items)
        if is_really(origin, Unknown):
            return Unknown(ast.unparse(node))
        if ast.unparse(node.value) == "collections.abc.Callable" and is_really(parts[0], list):
            parts = (*parts[0], parts[1])
        return called(types.GenericAlias, origin, parts)

    def _value(self, node: ast.expr) -> object:
        if isinstance(node, ast.Attribute):
            cls = self._named(ast.unparse(node.value), _NOTHING)
            found: object = getattr(cls, node.attr, Unknown(ast.unparse(node)))
            return found
        value: object = ast.literal_eval(node)
        return value

    def _named(self, name: str, scope: Scope) -> object:
        start, _, end = name.partition(".")
        if name in scope:
            return scope[name]
        if name in self.shape.types:
            return self._shared[name] if name in self._shared else self._made(name)
        if start in self.shape.variables and end in {"", "args", "kwargs"}:
            variable = scope.get(start) or self._variable(start, self.shape.variables[start])
            found: object = getattr(variable, end, Unknown(name)) if end else variable
            return found
        if name not in self._elsewhere:
            self._elsewhere[name] = _elsewhere(name)
        return self._elsewhere[name]

    def _variable(self, name: str, shape: VariableShape) -> object:
        if name not in self._variables:
            self._variables[name] = called(typing.TypeVar, name)  # while its bound is read, which may mention it
            self._variables[name] = _variable(name, shape, [self.form(each) for each in shape.bounds])
        return self._variables[name]

    def _made(self, name: str) -> object:
        if name not in self._own:
            self._own[name] = object  # while its bases are read, which may mention it
            self._own[name] = self._type(name, self.shape.types[name])
        return self._own[name]

    def _type(self, name: str, shape: TypeShape) -> object:
        module, _, short = name.rpartition(".")
        if shape.kind == "enum":
            values = [each for each, member in shape.members.items() if member.form == "value"]
            return called(enum.Enum, short, values, module=module)
        if shape.kind in {"new-type", "typed-dict"}:
            of_dict = shape.kind == "typed-dict"
            made = (
                called(typing.TypedDict, short, {})
                if of_dict
                else called(typing.NewType, short, self.form(shape.bases[0]))
            )
            setattr(made, "__module__", module)  # noqa: B010  typing takes that of its caller
            return made
        bases = [_inheritable(self._base(each)) for each in shape.bases]
        variables = tuple(self._named(each, _NOTHING) for each in shape.parameters)
        marker: object = typing.Protocol if shape.kind == "protocol" else typing.Generic if variables else None
        if marker is not None:
            bases.append(called(types.GenericAlias, marker, variables) if variables else marker)
        try:
            return types.new_class(short, tuple(bases), {}, lambda space: space.update(__module__=module))
        except Exception:  # a base that can't be inherited from in this way: its metaclass wants something else
            return types.new_class(short, (typing.Any,), {}, lambda space: space.update(__module__=module))

    def _base(self, text: str) -> object:
        """A base, which is always one of this world: it brings its own members."""
        node = type_tree(text)
        plain = ast.unparse(node.value if isinstance(node, ast.Subscript) else node)
        own = {each: self._made(each) for each in [plain] if each in self.shape.types}
        return self.form_of(node, own)


def _variable(name: str, shape: VariableShape, bounds: Sequence[object]) -> object:
    kinds = {"TypeVar": typing.TypeVar, "ParamSpec": typing.ParamSpec, "TypeVarTuple": typing.TypeVarTuple}
    if shape.kind != "TypeVar":
        return called(kinds[shape.kind], name)
    constraints = bounds if len(bounds) > 1 else ()
    return called(
        typing_extensions.TypeVar, name, *constraints, bound=bounds[0] if len(bounds) == 1 else None,
        infer_variance=shape.variance == "inferred", covariant=shape.variance == "covariant",
        contravariant=shape.variance == "contravariant",
    )  # fmt: skip


def _inheritable(base: object) -> object:
    """A base; one that can't be known may have any member."""
    return typing.Any if is_really(base, Unknown) else base


def _elsewhere(name: str) -> object:
    """What a name of another distribution, or of the library, stands for now."""
    if "." not in name:
        found: object = vars(builtins).get(name, Unknown(name))
        return found
    words = name.split(".")
    for end in range(len(words) - 1, 0, -1):
        try:
            thing: object = importlib.import_module(".".join(words[:end]))
        except ImportError:
            continue
        except Exception:  # its import is another distribution's code
            return Unknown(name)
        for each in words[end:]:
            thing = getattr(thing, each, MISSING)
        return Unknown(name) if thing is MISSING else thing
    return Unknown(name)
