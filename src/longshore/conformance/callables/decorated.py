"""What a function's decorators make of it, to a type checker: they are read in the source text, never run.

The run-time object is what a decorator gave: of it, ``functools.wraps`` tells the covered function, and nothing else
tells anything ("Callables"; the type of a decorated function is what calling the decorator gives).
"""

from __future__ import annotations

import abc
import ast
import builtins
import contextlib
import copy
import functools
import sys
import types
import typing
from collections.abc import Iterator, Mapping
from types import FunctionType

from longshore.conformance import mro_of
from longshore.conformance.callables.wrappers import is_inside, of_cache
from longshore.conformance.forms.annotations import MISSING, namespace_of
from longshore.conformance.forms.generics import bare, put
from longshore.conformance.forms.kinds import args_of, union_of
from longshore.conformance.forms.static import dict_of_class, dict_of_module, first, is_really, qualified_name_of
from longshore.conformance.forms.variables import Flexible
from longshore.conformance.relation import Judge
from longshore.conformance.relation.generic_signatures import to_be_solved, variables_of
from longshore.conformance.signatures import Functions, Signature, of_form
from longshore.conformance.signatures.functions import of_function, of_python
from longshore.conformance.source.trees import Definition, class_statement, module_statement, statement_of
from longshore.model import Noun
from longshore.model.extension import Location

_KEEPING: tuple[object, ...] = (staticmethod, classmethod, abc.abstractmethod, typing.final, typing.no_type_check)
_KEEPING_NAMES = frozenset({"override", "final", "deprecated", "overload", "runtime_checkable"})


class Declared(Noun):
    """What a decorated function is to the type checkers.

    Attributes:
        form: its type.
        hidden: a decorator has no annotations: to mypy it gives ``Any``, to pyright what it was given.
    """

    __slots__ = ("form", "hidden")

    def __init__(self, form: object, *, hidden: bool) -> None:
        self.form = form
        self.hidden = hidden


def as_declared(function: FunctionType, name: str, owner: type | None, judge: Judge) -> Declared | None:
    """The type of a decorated function, ``None`` where its source does not tell.

    Args:
        function: what the decorators gave.
        name: its name in the class, ``""`` where that is not known.
        owner: the class it is defined in, ``None`` for a function of a module.
        judge: who is asked whether a decorator takes the function.
    """
    inner = _innermost(function)
    known = inner is not function and not is_inside(inner)
    node = statement_of(inner.__code__, inner.__globals__) if known else None
    node = node or (_in_module(function, name) if owner is None else _in_class(owner, name))
    if node is None or not node.decorator_list:
        return _undecorated(function, node, owner)
    space = inner.__globals__ | (dict(dict_of_class(owner)) if owner else {})
    original = inner if known else _as_written(node, space, owner)
    found = _applied(Functions((of_function(original, owner),)), list(reversed(node.decorator_list)), space, judge)
    if found is None or not is_really(found.form, Functions):
        return found
    place = Location(inner.__code__.co_filename, node.decorator_list[0].lineno)
    if not known:
        place = Location(_file_of(function, owner), node.decorator_list[0].lineno)
    return Declared(Functions(tuple(each.at(place) for each in found.form.signatures)), hidden=found.hidden)


def _file_of(function: FunctionType, owner: type | None) -> str:
    """The file in which a decorated function is written, which may not be that of its decorator."""
    space = namespace_of(owner) if owner is not None else function.__globals__
    return str(space.get("__file__", function.__code__.co_filename))


def _undecorated(function: FunctionType, node: Definition | None, owner: type | None) -> Declared | None:
    """A function that is made inside another one, but by no decorator: it is what it says, unless that is generic."""
    if "__wrapped__" in function.__dict__ or (node is None and variables_of(of_function(function, owner))):
        return None
    return Declared(Functions(of_python(function, owner)), hidden=False)


def _in_module(function: FunctionType, name: str) -> Definition | None:
    """The statement of a module's function that a decorator has replaced by one of its own, found by its name."""
    module = sys.modules.get(str(function.__globals__.get("__name__")))
    if not is_really(module, types.ModuleType):
        return None
    names = [name] if name else [each for each, value in dict_of_module(module).items() if value is function]
    tree = module_statement(module) if names else None
    found = [each for each in (tree.body if tree else ()) if isinstance(each, Definition) and each.name in names]
    return found[-1] if found else None


def _innermost(function: FunctionType) -> FunctionType:
    for _ in range(20):
        wrapped = function.__dict__.get("__wrapped__")
        if not is_really(wrapped, FunctionType):
            break
        function = wrapped
    return function


def _in_class(owner: type, name: str) -> Definition | None:
    statement = class_statement(owner)
    found = [each for each in (statement.body if statement else ()) if isinstance(each, Definition)]
    return next((each for each in reversed(found) if each.name == name), None)


def _as_written(node: Definition, space: dict[str, object], owner: type | None) -> FunctionType:
    """The function of a ``def`` statement alone, with its annotations as texts and no body: nothing of it is run."""
    arguments = node.args
    everything = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    everything += [each for each in (arguments.vararg, arguments.kwarg) if each is not None]
    text = ast.unparse(ast.Module([_without_body(node)], []))
    codes = [each for each in compile(text, "<source>", "exec").co_consts if isinstance(each, types.CodeType)]
    code = codes[-1].replace(co_qualname=f"{qualified_name_of(owner)}.{node.name}" if owner else node.name)
    made = FunctionType(code, space, node.name, (None,) * len(arguments.defaults))
    made.__kwdefaults__ = {
        each.arg: None
        for each, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        if default is not None
    }
    made.__annotations__ = {each.arg: ast.unparse(each.annotation) for each in everything if each.annotation}
    if node.returns is not None:
        made.__annotations__["return"] = ast.unparse(node.returns)
    return made


def _without_body(node: Definition) -> ast.stmt:
    """A ``def`` statement without decorators, annotations, values and body."""
    bare = copy.deepcopy(node)
    yields = any(isinstance(each, ast.Yield | ast.YieldFrom) for each in ast.walk(node))
    body: ast.expr = ast.Yield() if yields else ast.Constant(...)
    bare.decorator_list.clear()
    bare.returns = None
    bare.body[:] = [ast.Expr(body)]
    for each in ast.walk(bare.args):
        if isinstance(each, ast.arg):
            each.annotation = None
    bare.args.defaults = [ast.Constant(None) for _ in bare.args.defaults]
    bare.args.kw_defaults = [None if each is None else ast.Constant(None) for each in bare.args.kw_defaults]
    return bare


def _applied(form: object, decorators: list[ast.expr], space: Mapping[str, object], judge: Judge) -> Declared | None:
    """A function's type after each of its decorators, from the innermost on."""
    hidden = False
    for each in decorators:
        thing = _named(each.func if isinstance(each, ast.Call) else each, space)
        if any(thing is known for known in _KEEPING) or _written_as(thing) in _KEEPING_NAMES:
            continue
        made = _made(thing, form, judge, called=isinstance(each, ast.Call))
        if made is None:
            return None
        hidden = hidden or made.hidden
        form = made.form
    return Declared(form, hidden=hidden)


def _written_as(thing: object) -> str:
    """The name of a function or class, ``""`` of anything else, which may have one of its own."""
    if is_really(thing, FunctionType):
        return thing.__name__
    return qualified_name_of(thing) if is_really(thing, type) else ""


def _named(expression: ast.expr, space: Mapping[str, object]) -> object:
    """What a name, or a name in a module or class, stands for; :data:`MISSING` where it is nothing of the kind."""
    if isinstance(expression, ast.Name):
        return space.get(expression.id, builtins.__dict__.get(expression.id, MISSING))
    if isinstance(expression, ast.Attribute):
        owner = _named(expression.value, space)
        if is_really(owner, types.ModuleType):
            return dict_of_module(owner).get(expression.attr, MISSING)
        if is_really(owner, type):
            found, _ = first(mro_of(owner), expression.attr)
            return found.__func__ if is_really(found, staticmethod) else found
    return MISSING


def _made(thing: object, form: object, judge: Judge, *, called: bool) -> Declared | None:
    """What calling a decorator with a function gives."""
    context = next((made for each, made in _CONTEXTS.items() if each is thing), None)
    if context is not None and is_really(form, Functions):
        return Declared(Functions(tuple(_as_context(each, context) for each in form.signatures)), hidden=False)
    if (thing is functools.lru_cache or thing is functools.cache) and is_really(form, Functions):
        return Declared(Functions(of_cache(form.signatures)), hidden=False)
    if type(thing) is not FunctionType:
        return None
    for each in of_python(thing, None):
        signature = of_form(bare(each.returns)) if called else each
        if signature is None:
            return Declared(form, hidden=True) if each.returns is MISSING else None
        found = _called(to_be_solved(judge, signature), form, judge)
        if found is not None:
            return found
    return None


def _called(signature: Signature, form: object, judge: Judge) -> Declared | None:
    """What a decorator's signature gives for a function, ``None`` where it does not take it."""
    if not signature.parameters or signature.flow != "plain":
        return None
    taken = signature.parameters[0].annotation
    if signature.returns is MISSING:
        return Declared(form, hidden=True)
    if taken is not MISSING and judge.attempt(lambda: judge.assignable(form, taken)) == "no":
        return None
    return Declared(_solution(signature.returns), hidden=False)


def _solution(form: object) -> object:
    """A type with what its solved type variables stand for."""
    if is_really(form, Flexible):
        return _value(form)
    found = put(form, {each: _value(each) for each in _open(form)})
    signature = of_form(found)
    return found if signature is None else Functions((signature,))


def _open(form: object) -> Iterator[Flexible]:
    if is_really(form, Flexible):
        yield form
    elif is_really(form, list) or is_really(form, tuple):
        for each in form:
            yield from _open(each)
    else:
        for each in args_of(form):
            yield from _open(each)


def _value(variable: Flexible) -> object:
    if variable.value is not None:
        return variable.value
    known = variable.lower or variable.upper[:1]
    return known[0] if len(known) == 1 else union_of(known) if known else typing.Any


def _as_context(signature: Signature, kind: type) -> Signature:
    """What ``contextlib.contextmanager`` makes of a generator function."""
    items = args_of(signature.returns)
    return signature.returning(types.GenericAlias(kind, items[:1] or (typing.Any,)))


_CONTEXTS: dict[object, type] = {
    contextlib.contextmanager: contextlib.AbstractContextManager,
    contextlib.asynccontextmanager: contextlib.AbstractAsyncContextManager,
}
