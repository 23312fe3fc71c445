"""What a host asks plugins to declare, as a literal that it accepts: a value for each field that has to be there."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Sequence

from longshore.verification.expressions import TypeText, last_name, type_text
from longshore.verification.fields import Field, fields_of
from longshore.verification.implementing.homes import Expression, expression
from longshore.verification.implementing.words import Words
from longshore.verification.reading import Definition, Sources
from longshore.verification.stubs.names import quoted

_DEEPEST = 3  # lists in lists
_ENDLESS = 20  # classes with fields of their own type
_SCALARS = {"int": "0", "float": "0.0", "complex": "0j", "bool": "False", "bytes": 'b""'}
_QUALIFIERS = frozenset({"Required", "ReadOnly", "Final", "ClassVar", "InitVar"})
_LISTS = frozenset({"list", "List", "Sequence", "MutableSequence", "Collection", "Iterable"})
_SETS = frozenset({"set", "Set", "AbstractSet"})
_PAIRS = frozenset({"dict", "Dict", "Mapping", "MutableMapping"})


class Literals:
    """Writes literals of types, in the words of one module.

    Args:
        sources: the texts of the environment.
        words: those of the module.
        name: what stands for any text: the plugin's name.
    """

    def __init__(self, sources: Sources, words: Words, name: str) -> None:
        self._sources = sources
        self._words = words
        self._text = quoted(name)

    def parts(self, meta: TypeText) -> tuple[str, Sequence[str], str]:
        """A literal of a type of metadata: how it begins, the values of its fields, how it ends."""
        found = _class_of(expression(self._sources, meta))
        return self._of_class(found, 0) if found else ("{", [], "}")

    def _of_class(self, found: Definition, depth: int) -> tuple[str, Sequence[str], str]:
        source = self._sources.source(found.module)
        assert source is not None
        assert isinstance(found.node, ast.ClassDef)
        kind, fields = fields_of(self._sources, source, found.node)
        values = {each.name: self._value(self._type(each), depth + 1) for each in fields if each.required}
        if kind != "instance":
            return "{", [f"{quoted(name)}: {each}" for name, each in values.items()], "}"
        called = self._words.value(TypeText(f"{found.module}.{found.attr}", frozenset({found.module})))
        return f"{called}(", [f"{name}={each}" for name, each in values.items()], ")"

    def _type(self, field: Field) -> TypeText | None:
        return None if field.annotation is None else type_text(self._sources, field.source, field.annotation)

    def _value(self, text: TypeText | None, depth: int) -> str:
        """A literal of a type; the plugin's name for a type that is not known."""
        if text is None or depth > _ENDLESS:
            return self._text
        found = expression(self._sources, text)
        own = _class_of(found)
        if own:
            begin, values, end = self._of_class(own, depth)
            return f"{begin}{', '.join(values)}{end}"
        name = found.base.rpartition(".")[2]
        if name in _QUALIFIERS and found.arguments:
            return self._value(found.arguments[0], depth)
        if name == "Literal" and found.arguments:
            value: object = ast.literal_eval(found.arguments[0].text)
            return quoted(value) if isinstance(value, str) else repr(value)
        several = list(_members(ast.parse(found.text.text, mode="eval").body))
        if "None" in several:
            return "None"
        if several[1:]:
            return self._value(TypeText(several[0], found.text.modules), depth)
        return _SCALARS.get(name) or self._collection(name, found.arguments, depth)

    def _collection(self, name: str, arguments: Sequence[TypeText], depth: int) -> str:
        """A list, a tuple or the like with one item, so that a type checker knows what is in it."""
        repeated = [each for each in arguments if each.text != "..."]
        inside = [self._value(each, depth + 1) for each in repeated] or [self._text]
        if name in _LISTS:
            return f"[{inside[0]}]" if depth < _DEEPEST else "[]"
        if name in {"tuple", "Tuple"}:
            return f"({', '.join(inside)}{',' if len(inside) == 1 else ''})"
        if name in _SETS:
            return f"{{{inside[0]}}}"
        if name in {"frozenset", "FrozenSet"}:
            return f"frozenset({{{inside[0]}}})"
        if name in _PAIRS:
            return f"{{{inside[0]}: {inside[-1]}}}" if depth < _DEEPEST else "{}"
        return self._text


def _class_of(found: Expression) -> Definition | None:
    """The class that an expression names, but for those of the library: collections are none with fields."""
    defined = found.defined
    return None if defined is None or defined.module.partition(".")[0] in sys.stdlib_module_names else defined


def _members(node: ast.expr) -> Iterator[str]:
    """The members of a union, a type that is none for itself."""
    name = last_name(node)
    if isinstance(node, ast.BinOp):
        yield from (*_members(node.left), *_members(node.right))
    elif name in {"Union", "Optional"} and isinstance(node, ast.Subscript):
        yield from ["None"] if name == "Optional" else []
        yield from map(ast.unparse, node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice])
    else:
        yield ast.unparse(node)
