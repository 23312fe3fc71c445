"""What a plugin must have: the members of a Protocol, the abstract ones of a class."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Literal

from longshore.model import Noun
from longshore.verification.expressions import last_name
from longshore.verification.implementing.homes import Home, is_structural
from longshore.verification.reading import flat
from longshore.verification.stubs.functions import Function

Role = Literal["method", "attribute"]
_NO_MEMBERS = frozenset(
    {
        "__abstractmethods__", "__annotations__", "__class__", "__class_getitem__", "__dict__", "__doc__",
        "__getattribute__", "__init__", "__init_subclass__", "__match_args__", "__module__", "__new__",
        "__parameters__", "__slots__", "__subclasshook__", "__weakref__",
    }
)  # fmt: skip
"""What every object has, or what is about the class itself."""


class Member(Noun):
    """One member, as its API's text has it.

    Attributes:
        name: its name.
        role: whether it is written as a function.
        home: whose it is.
        nodes: its statements: several for overloads, and for a property with a setter.
    """

    __slots__ = ("name", "role", "home", "nodes")

    def __init__(self, name: str, role: Role, home: Home, nodes: Sequence[ast.stmt]) -> None:
        self.name = name
        self.role: Role = role
        self.home = home
        self.nodes = tuple(nodes)

    @property
    def functions(self) -> Sequence[Function]:
        """Its statements that are functions."""
        return [each for each in self.nodes if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]

    @property
    def is_abstract(self) -> bool:
        """Whether a class that derives from its home has to have it."""
        marked = any(last_name(one).startswith("abstract") for each in self.functions for one in each.decorator_list)
        empty = bool(self.functions) and all(_is_empty(each) for each in self.functions)
        return marked or (is_structural(self.home) and (empty or not self.functions))


def members(found: Sequence[Home]) -> Sequence[Member]:
    """The members that a plugin has to have of its own; those of the bases first, each once.

    Args:
        found: the class and its bases, in the order in which a member is looked for.
    """
    made: dict[str, Member] = {}
    for home in reversed(found):
        for each in _own(home):
            made[each.name] = each
    structural = is_structural(found[0])
    return [each for each in made.values() if structural or each.is_abstract]


def constructor(found: Sequence[Home]) -> Member | None:
    """The constructor that a class or its bases write, ``None`` where none of them does."""
    for home in found:
        for each in flat(home.node.body):
            if isinstance(each, ast.FunctionDef) and each.name == "__init__":
                return Member("__init__", "method", home, [each])
    return None


def _own(home: Home) -> Sequence[Member]:
    functions: dict[str, list[ast.stmt]] = {}
    made: dict[str, Member] = {}
    for node in flat(home.node.body):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            again = any(last_name(each) in {"overload", "setter", "deleter", "getter"} for each in node.decorator_list)
            parts = functions.setdefault(node.name, [])
            if not again and not any(_is_overload(each) for each in parts):
                parts.clear()
            parts.append(node)
            made[node.name] = Member(node.name, "method", home, parts)
        elif isinstance(node, ast.AnnAssign | ast.Assign):
            for target in [node.target] if isinstance(node, ast.AnnAssign) else node.targets:
                if isinstance(target, ast.Name):
                    made[target.id] = Member(target.id, "attribute", home, [node])
    return [each for each in made.values() if each.name not in _NO_MEMBERS]


def _is_overload(node: ast.stmt) -> bool:
    return any(last_name(each) == "overload" for each in getattr(node, "decorator_list", ()))


def is_overloaded(member: Member) -> bool:
    """Whether it has several signatures."""
    return any(_is_overload(each) for each in member.nodes)


def overloads(member: Member) -> Sequence[Function]:
    """Those of its functions that say a signature."""
    return [each for each in member.functions if not is_overloaded(member) or _is_overload(each)]


def _is_empty(node: Function) -> bool:
    """Whether a body does nothing: an API's method without an implementation."""
    body = node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body
    return all(isinstance(each, ast.Pass) or _is_ellipsis(each) or _refuses(each) for each in body)


def _is_ellipsis(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and node.value.value is ...


def _refuses(node: ast.stmt) -> bool:
    raised = node.exc if isinstance(node, ast.Raise) else None
    return raised is not None and last_name(raised.func if isinstance(raised, ast.Call) else raised) == (
        "NotImplementedError"
    )
