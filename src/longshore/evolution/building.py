"""Members of classes, made from their shapes."""

from __future__ import annotations

import ast
import types
import typing
from collections.abc import Callable, Mapping
from itertools import count

from longshore.evolution.expressions import parameters, signature_tree
from longshore.model.evolution import MemberShape

Read = Callable[[ast.expr], object]
"""Gives the type that a tree stands for."""
_NUMBERS = count(1)
_FUNCTIONS = ("method", "classmethod", "staticmethod")


def called(function: object, *args: object, **kwargs: object) -> object:
    """What a function of the library gives that type checkers want to see called with literals only."""
    assert callable(function)
    made: object = function(*args, **kwargs)
    return made


def fill(cls: type, members: Mapping[str, MemberShape], read: Read) -> None:
    """Give a class its members.

    Args:
        cls: the class, as yet without members.
        members: their shapes.
        read: gives the type that a tree stands for.
    """
    annotations: dict[str, object] = {}
    for name, each in members.items():
        if each.form in _FUNCTIONS:
            setattr(cls, name, _function_member(cls, name, each, read))
            continue
        forms = [read(ast.parse(text, mode="eval").body) for text in each.types]
        if each.form == "property" or ("read-only" in each.marks and "class-variable" not in each.marks):
            setattr(cls, name, _property(forms, settable="read-only" not in each.marks))
        elif forms:
            class_variable = "class-variable" in each.marks
            annotations[name] = called(types.GenericAlias, typing.ClassVar, forms[0]) if class_variable else forms[0]
    setattr(cls, "__annotations__", annotations)  # noqa: B010  no type checker sees what is made here


def _function_member(cls: type, name: str, shape: MemberShape, read: Read) -> object:
    own = {"staticmethod": "", "classmethod": "cls"}.get(shape.form, "self")
    trees = [signature_tree(each) for each in shape.types or ("(*args, **kwargs)",)]
    made = [function(name, each, read, own=own, is_async="async" in shape.marks) for each in trees]
    found: object = made[0]
    if len(made) > 1:
        module = f"<frozen {next(_NUMBERS)}>"  # the library lists overloads by module and name
        for line, each in enumerate(made):
            each.__module__, each.__qualname__ = module, f"{cls.__qualname__}.{name}"
            each.__code__ = each.__code__.replace(co_firstlineno=line + 1)
            called(typing.overload, each)
        found = function(name, signature_tree("(*args, **kwargs)"), read, own=own)
        found.__module__, found.__qualname__ = module, f"{cls.__qualname__}.{name}"
    wrappers: Mapping[str, object] = {"staticmethod": staticmethod, "classmethod": classmethod}
    return called(wrappers[shape.form], found) if shape.form in wrappers else found


def _property(forms: list[object], *, settable: bool) -> property:
    """A property; without a type where there is none."""

    def read(node: ast.expr) -> object:
        return forms[-1] if isinstance(node, ast.Name) else forms[0]

    getter = function("get", signature_tree("() -> ..." if forms else "()"), read, own="self")
    text = "(value: set)" if forms else "(value)"
    return property(getter, function("set", signature_tree(text), read, own="self") if settable else None)


def function(name: str, tree: ast.FunctionDef, read: Read, *, own: str, is_async: bool = False) -> types.FunctionType:
    """A function that does nothing.

    Args:
        name: its name.
        tree: its signature.
        read: gives the types in it.
        own: the name of its first parameter, which is none of the signature's; ``""`` for no such parameter.
        is_async: it is a coroutine function.
    """
    annotations = {each.arg: read(each.annotation) for each in parameters(tree) if each.annotation is not None}
    if tree.returns is not None:
        annotations["return"] = read(tree.returns)
    given = tree.args
    if own:
        taken = {each.arg for each in parameters(tree)}
        first = ast.arg(next(each for each in (own, f"{own}_", f"{own}__", f"_{own}_") if each not in taken))
        (given.posonlyargs or given.args).insert(0, first)
    for each in parameters(tree):
        each.annotation = None
    text = f"{'async ' if is_async else ''}def {name}({ast.unparse(given)}): pass"
    code = compile(text, "<frozen>", "exec")
    own_code = next(each for each in code.co_consts if isinstance(each, types.CodeType))
    made = types.FunctionType(own_code, {}, name, tuple(... for _ in given.defaults))
    made.__kwdefaults__ = {
        each.arg: ... for each, default in zip(given.kwonlyargs, given.kw_defaults, strict=True) if default is not None
    }
    made.__annotations__ = annotations
    return made
