"""The attributes that methods give to their object: in a stub they are declared in the class."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from longshore.verification.expressions import last_name
from longshore.verification.stubs.bindings import (
    Binding,
    bindings,
    defined,
    is_inherited,
    is_unchanged,
    methods,
)
from longshore.verification.stubs.classes import Flavour, decorators, show_builtins
from longshore.verification.stubs.functions import Function, parameters
from longshore.verification.stubs.values import inferred, is_none, is_variable
from longshore.verification.stubs.variables import Stub


def attribute_lines(stub: Stub, node: ast.ClassDef, prefix: str, flavour: Flavour) -> Iterator[str]:
    """A line for each attribute that only methods bind.

    Args:
        stub: whose class it is.
        node: the class; annotations that such an attribute would hide are changed in it.
        prefix: what the class is called, with a dot behind it.
        flavour: what kind of class it is.
    """
    known = {*defined(node.body), *bindings(node.body)}
    found: dict[str, list[tuple[Function, Binding]]] = {}
    for method, own in methods(node):
        for name, bound in bindings(method.body, own).items():
            if name not in known and not is_inherited(stub.sources, stub.source, node, name):
                found.setdefault(name, []).extend((method, each) for each in bound)
    if show_builtins(node, found.keys() - stub.source.names.keys()):
        stub.imports.module("builtins")
    is_dataclass = "dataclasses.dataclass" in decorators(stub.sources, stub.source, node)
    for name, all_ in found.items():
        if flavour == "fields" and not is_dataclass:  # it would become a parameter of the constructor
            stub.lost.append(f"{prefix}{name}")
            continue
        text = _type(stub, node, all_) or stub.incomplete(f"{prefix}{name}")
        if text == name and stub.imports.module("builtins"):
            text = f"builtins.{text}"
        yield f"{name}: {text}" + (
            f" = {stub.imports.name('dataclasses', 'field')}(init=False)" if is_dataclass else ""
        )


def _type(stub: Stub, owner: ast.ClassDef, found: list[tuple[Function, Binding]]) -> str:
    for _, each in found:
        if each.annotation is not None:
            return _declared(stub, each)
    texts = {_one(stub, owner, method, each.value) for method, each in found}
    known = texts - {"None"}
    if len(known) != 1 or "" in known:
        return ""
    return f"{known.pop()} | None" if "None" in texts else known.pop()


def _declared(stub: Stub, found: Binding) -> str:
    assert found.annotation is not None
    if last_name(found.annotation) != "Final" or isinstance(found.annotation, ast.Subscript):
        return ast.unparse(found.annotation)
    text = inferred(stub.sources, stub.source, found.value) if found.value else ""
    return f"{ast.unparse(found.annotation)}[{text}]" if text else ""


def _one(stub: Stub, owner: ast.ClassDef, method: Function, value: ast.expr | None) -> str:
    if value is None or is_none(value):
        return "None" if value else ""
    if not isinstance(value, ast.Name):
        return inferred(stub.sources, stub.source, value)
    given = next((each for each in parameters(method.args) if each.arg == value.id), None)
    if given is None or given.annotation is None or not is_unchanged(method, value.id):
        return ""
    if not _is_of_class(stub, owner, method, given.annotation):
        return ""
    text = ast.unparse(given.annotation)
    if given is method.args.vararg:
        return f"tuple[{text}, ...]"
    return f"dict[str, {text}]" if given is method.args.kwarg else text


def _is_of_class(stub: Stub, owner: ast.ClassDef, method: Function, annotation: ast.expr) -> bool:
    """Whether an annotation of a method means the same in the body of its class: it has no variable of the method's."""
    bases = {each.id for base in owner.bases for each in ast.walk(base) if isinstance(each, ast.Name)}
    own = {str(getattr(each, "name", "")) for each in getattr(method, "type_params", ())}
    words = [each for each in ast.walk(annotation) if isinstance(each, ast.Name)]
    texts = [each.value for each in ast.walk(annotation) if isinstance(each, ast.Constant)]
    words += [ast.Name(word) for each in texts for word in re.findall(r"\w+", each if isinstance(each, str) else "")]
    return not any(
        each.id in own or (each.id not in bases and is_variable(stub.sources, stub.source, each)) for each in words
    )
