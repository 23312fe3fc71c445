"""The types of values that have no annotation, as far as their source says them surely."""

from __future__ import annotations

import ast
import builtins
import sys
from collections.abc import Sequence

from longshore.verification.expressions import class_of, is_dotted, last_name, root_of, type_text
from longshore.verification.reading import Definition, Source, Sources, is_builtin

_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod)
_BITS = (ast.BitOr, ast.BitAnd, ast.BitXor, ast.LShift, ast.RShift)
_NUMBERS = ("int", "float")
_PLAIN = frozenset({"bool", "bytearray", "bytes", "complex", "float", "int", "object", "range", "str"})
_GENERIC = frozenset({"dict", "frozenset", "list", "set", "tuple", "type"})
_CONTAINERS = frozenset({"frozenset", "list", "set"})
_HARMLESS = frozenset({"dataclass", "final", "runtime_checkable", "total_ordering"})
_TYPING = ("typing.", "typing_extensions.", "collections.abc.")
_GENERIC_HOOK = "__class_getitem__"
_VARIABLES = frozenset({"TypeVar", "ParamSpec", "TypeVarTuple"})
_FORMS = frozenset({*_VARIABLES, "NewType", "TypeAliasType", "NamedTuple", "TypedDict"})
_ENUMS = frozenset({"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"})
_KNOWN = {"logging.getLogger": "Logger"}
"""Functions of the library that everybody calls at the top of modules, and the class beside each that they give."""


def full_name(sources: Sources, source: Source, node: ast.expr) -> str:
    """The full name of what a dotted expression names, ``""`` where the text does not tell."""
    if not is_dotted(node):
        return ""
    found = type_text(sources, source, node)
    return found.text if found else ""


def is_kept(sources: Sources, source: Source, node: ast.expr) -> bool:
    """Whether type checkers must see a value itself: an alias, or a call that makes a type."""
    if isinstance(node, ast.Call):
        name = full_name(sources, source, node.func)
        last = name.rpartition(".")[2]
        made = last in _FORMS and name.startswith(_TYPING)
        return made or name == "collections.namedtuple" or (name == f"enum.{last}" and last in _ENUMS)
    if isinstance(node, ast.Name | ast.Attribute):
        root = root_of(node)
        return root in source.names or is_builtin(root)
    return is_type(sources, source, node)


def is_type(sources: Sources, source: Source, node: ast.expr) -> bool:
    """Whether an expression can be nothing but a type."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return all(is_type(sources, source, each) or is_none(each) for each in (node.left, node.right))
    base = node.value if isinstance(node, ast.Subscript) else node
    if not isinstance(base, ast.Name | ast.Attribute):
        return False
    name = full_name(sources, source, base)
    if isinstance(getattr(builtins, name, None), type):
        return name in _GENERIC or base is node
    return name.startswith(_TYPING) or _is_library_class(name) or class_of(sources, source, base) is not None


def _is_library_class(name: str) -> bool:
    """Whether a name is written as the library writes those of classes; many of them have no source text."""
    first, _, last = name.rpartition(".")
    return first.partition(".")[0] in sys.stdlib_module_names and last[:1].isupper() and not last.isupper()


def is_none(node: ast.expr) -> bool:
    """Whether an expression is ``None``."""
    return isinstance(node, ast.Constant) and node.value is None


def is_plain_class(sources: Sources, found: Definition) -> bool:
    """Whether calling a class gives an object of it, whose type needs no arguments."""
    node, source = found.node, sources.source(found.module)
    if not isinstance(node, ast.ClassDef) or source is None or "." in found.attr:
        return False
    if getattr(node, "type_params", ()) or {last_name(each) for each in node.decorator_list if _called(each)}:
        return False
    if any(last_name(each.value) != "ABCMeta" for each in node.keywords if each.arg == "metaclass"):
        return False
    targets = [each for one in node.body for each in getattr(one, "targets", ())]
    if _GENERIC_HOOK in {getattr(each, "name", getattr(each, "id", "")) for each in [*node.body, *targets]}:
        return False
    return all(_is_plain_base(sources, source, each) for each in node.bases)


def _called(decorator: ast.expr) -> bool:
    """Whether a decorator may give something else than the class."""
    node = decorator.func if isinstance(decorator, ast.Call) else decorator
    return last_name(node) not in _HARMLESS


def _is_plain_base(sources: Sources, source: Source, node: ast.expr) -> bool:
    if isinstance(node, ast.Subscript):
        return not any(is_variable(sources, source, each) for each in ast.walk(node))
    name = full_name(sources, source, node)
    if name in _GENERIC:
        # the library's own text does not say which of its classes are generic
        return source.module.partition(".")[0] not in sys.stdlib_module_names
    if isinstance(getattr(builtins, name, None), type) or name.startswith(_TYPING):
        return True
    base = class_of(sources, source, node)
    return base is not None and (is_plain_class(sources, base) or name.startswith("enum."))


def is_variable(sources: Sources, source: Source, node: ast.AST) -> bool:
    """Whether this names a type variable."""
    if not isinstance(node, ast.Name):
        return False
    found = sources.definition(source.module, node.id)
    value = getattr(found.node, "value", None) if found else None
    return isinstance(value, ast.Call) and last_name(value.func) in _VARIABLES


def inferred(sources: Sources, source: Source, node: ast.expr) -> str:
    """The type of a value, in the words of its module; ``""`` where the text does not say it surely."""
    return _Inference(sources, source).of(node)


class _Inference:
    """Types of the expressions of one module."""

    def __init__(self, sources: Sources, source: Source) -> None:
        self._sources = sources
        self._source = source

    def of(self, node: ast.expr) -> str:
        """One expression."""
        if isinstance(node, ast.Constant):
            return "" if node.value in {None, ...} else type(node.value).__name__
        if isinstance(node, ast.JoinedStr):
            return "str"
        if isinstance(node, ast.UnaryOp):
            return "bool" if isinstance(node.op, ast.Not) else self._number(self.of(node.operand))
        if isinstance(node, ast.BinOp):
            return self._operation(node)
        if isinstance(node, ast.IfExp):
            return self._same([node.body, node.orelse])
        if isinstance(node, ast.Compare):
            plain = all(isinstance(each, ast.Is | ast.IsNot | ast.In | ast.NotIn) for each in node.ops)
            return "bool" if plain else ""
        return self._call(node) if isinstance(node, ast.Call) else self._container(node)

    def _number(self, name: str) -> str:
        return name if name in _NUMBERS else ""

    def _same(self, nodes: Sequence[ast.expr]) -> str:
        found = {self.of(each) for each in nodes}
        return found.pop() if len(found) == 1 else ""

    def _operation(self, node: ast.BinOp) -> str:
        left, right = self.of(node.left), self.of(node.right)
        if left == "str" and (isinstance(node.op, ast.Mod) or (isinstance(node.op, ast.Add) and right == "str")):
            return "str"
        if left not in _NUMBERS or right not in _NUMBERS:
            return ""
        if isinstance(node.op, _ARITHMETIC):
            return "int" if left == right == "int" else "float"
        if isinstance(node.op, ast.Div):
            return "float"
        return "int" if isinstance(node.op, _BITS) and left == right == "int" else ""

    def _container(self, node: ast.expr) -> str:
        if isinstance(node, ast.Tuple):
            parts = [self.of(each) for each in node.elts]
            return f"tuple[{', '.join(parts) or '()'}]" if all(parts) else ""
        if isinstance(node, ast.List | ast.Set):
            part = self._same(node.elts)
            kind = "list" if isinstance(node, ast.List) else "set"
            return f"{kind}[{part}]" if part else ""
        if isinstance(node, ast.Dict):
            keys = self._same([each for each in node.keys if each])
            values = self._same(node.values)
            return f"dict[{keys}, {values}]" if keys and values and None not in node.keys else ""
        return ""

    def _call(self, node: ast.Call) -> str:
        name = full_name(self._sources, self._source, node.func)
        if name in _PLAIN:
            return name
        if name in _KNOWN and isinstance(node.func, ast.Attribute):
            return f"{ast.unparse(node.func.value)}.{_KNOWN[name]}"
        if name == "re.compile" and isinstance(node.func, ast.Attribute) and node.args:
            text = self.of(node.args[0])
            return f"{ast.unparse(node.func.value)}.Pattern[{text}]" if text in {"str", "bytes"} else ""
        if name in _CONTAINERS and len(node.args) == 1 and isinstance(node.args[0], ast.List | ast.Set):
            part = self._same(node.args[0].elts)
            return f"{name}[{part}]" if part else ""
        found = class_of(self._sources, self._source, node.func)
        if found is not None:
            return ast.unparse(node.func) if is_plain_class(self._sources, found) else ""
        return self._returned(node.func)

    def _returned(self, function: ast.expr) -> str:
        """What a function of the same module says that it returns."""
        node = self._source.names.get(function.id) if isinstance(function, ast.Name) else None
        if not isinstance(node, ast.FunctionDef) or node.decorator_list or node.returns is None:
            return ""
        if getattr(node, "type_params", ()):
            return ""
        variable = any(is_variable(self._sources, self._source, each) for each in ast.walk(node.returns))
        return "" if variable or last_name(node.returns) == "TypeGuard" else ast.unparse(node.returns)
