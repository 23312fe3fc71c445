"""The texts of a frozen file as syntax trees: types and signatures, and nothing that could be run."""

from __future__ import annotations

import ast

_PARTS: tuple[type[ast.AST], ...] = (
    *(ast.Name, ast.Attribute, ast.Subscript, ast.Tuple, ast.List, ast.Constant, ast.BinOp, ast.BitOr, ast.Load),
    *(ast.UnaryOp, ast.USub),
)


def type_tree(text: str) -> ast.expr:
    """A type.

    Raises:
        ValueError: the text is none.
    """
    try:
        found = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ValueError(f"{text!r} is no type") from error
    return _checked(found, text)


def _checked(tree: ast.expr, text: str) -> ast.expr:
    for each in ast.walk(tree):
        if not isinstance(each, _PARTS):
            raise ValueError(f"{text!r} is no type")  # noqa: TRY004  it is the text that is wrong
    return tree


def signature_tree(text: str) -> ast.FunctionDef:
    """A function with that signature.

    Raises:
        ValueError: the text is none.
    """
    try:
        body = ast.parse(f"def _{text}: ...").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ValueError(f"{text!r} is no signature") from error
    found = body[0]
    if len(body) != 1 or not isinstance(found, ast.FunctionDef) or ast.unparse(found.body[0]) != "...":
        raise ValueError(f"{text!r} is no signature")
    defaults = [each for each in [*found.args.defaults, *found.args.kw_defaults] if each is not None]
    if len(found.body) != 1 or any(ast.unparse(each) != "..." for each in defaults):
        raise ValueError(f"{text!r} is no signature")
    for each in [*(one.annotation for one in parameters(found)), found.returns]:
        if each is not None:
            _checked(each, text)
    return found


def parameters(function: ast.FunctionDef) -> list[ast.arg]:
    """All parameters of a function."""
    given = function.args
    stars = [each for each in (given.vararg, given.kwarg) if each is not None]
    return [*given.posonlyargs, *given.args, *given.kwonlyargs, *stars]
