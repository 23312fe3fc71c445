"""Functions without their bodies: in a stub, and as the type of a plugin that is a function."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from longshore.model import Noun
from longshore.verification.expressions import type_text
from longshore.verification.reading import Source, Sources
from longshore.verification.stubs.values import is_variable

Function = ast.FunctionDef | ast.AsyncFunctionDef
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_ELLIPSIS: list[ast.stmt] = [ast.Expr(ast.Constant(...))]


class Signature(Noun):
    """The ``__call__`` of a Protocol.

    Attributes:
        text: the method.
        modules: what has to be imported for it.
    """

    __slots__ = ("text", "modules")

    def __init__(self, text: str, modules: frozenset[str]) -> None:
        self.text = text
        self.modules = modules


def function_lines(node: Function) -> list[str]:
    """A function as a stub has it: its decorators, parameters and annotations as they are, and no body."""
    return without_body(node, node.name, node.args, node.returns, node.decorator_list)


def without_body(
    node: Function, name: str, args: ast.arguments, returns: ast.expr | None, decorators: list[ast.expr]
) -> list[str]:
    """A function's head with another name, parameters and decorators.

    An asynchronous generator has no ``async``: without a ``yield`` in its body it would be a coroutine.
    """
    made: Function
    if is_asynchronous(node):
        made = ast.AsyncFunctionDef(name, _simple(args), _ELLIPSIS, decorators, returns)
    else:
        made = ast.FunctionDef(name, _simple(args), _ELLIPSIS, decorators, returns)
    setattr(made, "type_params", getattr(node, "type_params", []))  # noqa: B010  not known to all Pythons
    return one_line(ast.unparse(ast.fix_missing_locations(made)))


def one_line(text: str) -> list[str]:
    """The lines of a definition whose body is an ellipsis, which stands behind the head."""
    return f"{text.removesuffix('...').rstrip()} ...".splitlines()


def is_asynchronous(node: Function) -> bool:
    """Whether a function without its body still has to say ``async``: it is no generator."""
    return isinstance(node, ast.AsyncFunctionDef) and not any(isinstance(each, ast.Yield) for each in own_nodes(node))


def own_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Everything in a function that belongs to its own scope."""
    for each in ast.iter_child_nodes(node):
        yield each
        if not isinstance(each, _SCOPES):
            yield from own_nodes(each)


def parameters(args: ast.arguments) -> Iterator[ast.arg]:
    """All parameters, ``*args`` and ``**kwargs`` included."""
    yield from (*args.posonlyargs, *args.args, *args.kwonlyargs)
    yield from (each for each in (args.vararg, args.kwarg) if each)


def _simple(args: ast.arguments) -> ast.arguments:
    """The same parameters, whose defaults are literals or an ellipsis."""
    return ast.arguments(
        args.posonlyargs, args.args, args.vararg, args.kwonlyargs,
        [each and _default(each) for each in args.kw_defaults], args.kwarg, [_default(each) for each in args.defaults],
    )  # fmt: skip


def _default(node: ast.expr) -> ast.expr:
    number = node.operand if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) else node
    return node if isinstance(number, ast.Constant) else ast.Constant(...)


def signature(sources: Sources, source: Source, node: Function) -> Signature | str:
    """The ``__call__`` of a Protocol that a function keeps, or why it can't be written.

    Args:
        sources: the texts of the environment.
        source: the function's module.
        node: the function.
    """
    given = list(parameters(node.args))
    if node.returns is None or any(each.annotation is None for each in given):
        return "the function has parameters or a result without annotation"
    modules: set[str] = set()
    made: dict[str, ast.expr] = {}
    for name, annotation in [*((each.arg, each.annotation) for each in given), ("return", node.returns)]:
        text = type_text(sources, source, annotation) if annotation else None
        if text is None or any(is_variable(sources, source, each) for each in ast.walk(annotation or node)):
            return f"the annotation of {name!r} can't be written in another module"
        modules |= text.modules
        made[name] = ast.parse(text.text, mode="eval").body
    own = "self" if "self" not in made else "_self"
    first = ast.arg(own)
    args = _with(node.args, made)
    kind = args.posonlyargs or args.args
    kind.insert(0, first)
    lines = without_body(node, "__call__", args, made["return"], [])
    return Signature("\n".join(lines), frozenset(modules))


def _with(args: ast.arguments, types: dict[str, ast.expr]) -> ast.arguments:
    def annotated(each: ast.arg) -> ast.arg:
        return ast.arg(each.arg, types[each.arg])

    return ast.arguments(
        [annotated(each) for each in args.posonlyargs], [annotated(each) for each in args.args],
        annotated(args.vararg) if args.vararg else None, [annotated(each) for each in args.kwonlyargs],
        args.kw_defaults, annotated(args.kwarg) if args.kwarg else None, args.defaults,
    )  # fmt: skip
