"""What a host asks plugins to declare, as a literal that it accepts: a value for each field that has to be there."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence

from longshore.verification.asking import MetaKind
from longshore.verification.expressions import TypeText, class_of, last_name, type_text
from longshore.verification.implementing.homes import Expression, expression
from longshore.verification.implementing.words import Words
from longshore.verification.reading import Definition, Source, Sources
from longshore.verification.stubs.names import quoted

_DEEPEST = 3  # lists in lists
_ENDLESS = 20  # classes with fields of their own type, bases of bases
_FORMS: Mapping[str, MetaKind] = {"TypedDict": "dictionary", "NamedTuple": "instance", "Protocol": "protocol"}
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
        kind, fields = _required(self._sources, source, found.node, 0)
        values = {name: self._value(text, depth + 1) for name, text in fields.items()}
        if kind != "instance":
            return "{", [f"{quoted(name)}: {each}" for name, each in values.items()], "}"
        called = self._words.value(TypeText(f"{found.module}.{found.attr}", frozenset({found.module})))
        return f"{called}(", [f"{name}={each}" for name, each in values.items()], ")"

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


def _required(
    sources: Sources, source: Source, node: ast.ClassDef, depth: int
) -> tuple[MetaKind, dict[str, TypeText | None]]:
    """What a class of metadata is, and the types of the fields without a default; those of its bases come first."""
    kind: MetaKind = "dictionary"
    fields: dict[str, TypeText | None] = {}
    for base in node.bases:
        kind = _FORMS.get(last_name(base), kind)
        found = class_of(sources, source, base) if last_name(base) not in _FORMS else None
        home = sources.source(found.module) if found else None
        if found and home and isinstance(found.node, ast.ClassDef) and depth < _ENDLESS:
            above, inherited = _required(sources, home, found.node, depth + 1)
            kind = above if kind == "dictionary" else kind
            fields |= inherited
    if any(last_name(each.func if isinstance(each, ast.Call) else each) == "dataclass" for each in node.decorator_list):
        kind = "instance"
    is_total = not any(each.arg == "total" and ast.unparse(each.value) == "False" for each in node.keywords)
    for name, annotation, needed in _own(node, kind, is_total=is_total):
        fields.pop(name, None)
        if needed:
            fields[name] = type_text(sources, source, annotation)
    return kind, fields


def _own(node: ast.ClassDef, kind: MetaKind, *, is_total: bool) -> Iterator[tuple[str, ast.expr, bool]]:
    """The fields in the body of a class: name, annotation, and whether there has to be a value."""
    for each in node.body:
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            text = ast.unparse(each.annotation).strip("'\"")
            if kind == "dictionary":
                needed = "NotRequired[" not in text and (is_total or "Required[" in text)
            else:
                marked = "ClassVar" in text and kind == "instance"
                needed = not (marked or text.endswith("KW_ONLY") or _has_default(each.value))
            yield each.target.id, each.annotation, needed
        elif isinstance(each, ast.FunctionDef) and each.returns and kind == "protocol":
            yield each.name, each.returns, "property" in {last_name(one) for one in each.decorator_list}


def _has_default(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call) and last_name(value.func) == "field":
        return any(each.arg in {"default", "default_factory", "init"} for each in value.keywords)
    return value is not None
