"""The classes whose members a plugin needs: an API's own and its bases, with what their type parameters stand for."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence

from longshore.model import Noun
from longshore.verification.apis import is_protocol
from longshore.verification.errors import api_unimplementable
from longshore.verification.expressions import TypeText, last_name, type_text
from longshore.verification.implementing.library import SOURCE, library_protocol
from longshore.verification.reading import Definition, Source, Sources, is_builtin

_DEEPEST = 20  # aliases of aliases, bases of bases
_GENERIC = frozenset({"Protocol", "Generic"})
_ROOTS = frozenset({"Protocol", "Generic", "ABC", "object"})
_OBJECT = TypeText("object", frozenset())
_ABSTRACT = frozenset({"ABC"})


class Expression(Noun):
    """A type expression with full names, taken apart.

    Attributes:
        text: the whole.
        base: what stands before the type arguments, as a dotted name; ``""`` for an expression that has none.
        arguments: the type arguments.
        defined: its class, ``None`` where it is none that the sources tell.
        library: its class where that is a Protocol of the library, ``None`` for any other.
    """

    __slots__ = ("text", "base", "arguments", "defined", "library")

    def __init__(self, text: TypeText, base: str, arguments: tuple[TypeText, ...], defined: Definition | None) -> None:
        self.text = text
        self.base = base
        self.arguments = arguments
        self.defined = defined
        self.library = library_protocol(base)

    @property
    def is_class(self) -> bool:
        """Its class is known."""
        return self.defined is not None or self.library is not None


class Home(Noun):
    """A class with members that a plugin needs.

    Attributes:
        source: its module.
        node: the class.
        given: what its type parameters stand for.
        name: its full name.
    """

    __slots__ = ("source", "node", "given", "name")

    def __init__(self, source: Source, node: ast.ClassDef, given: Mapping[str, TypeText], name: str) -> None:
        self.source = source
        self.node = node
        self.given = given
        self.name = name

    @property
    def is_library(self) -> bool:
        """It is one of the library's, whose text has no annotations."""
        return self.source.module.partition(".")[0] in sys.stdlib_module_names


def expression(sources: Sources, text: TypeText, depth: int = 0) -> Expression:
    """A type expression, taken apart; aliases are followed."""
    node = ast.parse(text.text, mode="eval").body
    base = node.value if isinstance(node, ast.Subscript) else node
    dotted = ast.unparse(base) if isinstance(base, ast.Name | ast.Attribute) else ""
    inner = node.slice if isinstance(node, ast.Subscript) else None
    parts = inner.elts if isinstance(inner, ast.Tuple) else [inner] if inner else []
    arguments = tuple(TypeText(ast.unparse(each), text.modules) for each in parts)
    found = _defined(sources, dotted, text.modules)
    value = getattr(found.node, "value", None) if found else None
    source = sources.source(found.module) if found else None
    if (
        found
        and source
        and isinstance(value, ast.expr)
        and not arguments
        and depth < _DEEPEST
        and not library_protocol(dotted)
    ):
        behind = type_text(sources, source, value)
        return expression(sources, behind, depth + 1) if behind else Expression(text, dotted, (), None)
    return Expression(text, dotted, arguments, found if found and isinstance(found.node, ast.ClassDef) else None)


def _defined(sources: Sources, dotted: str, modules: frozenset[str]) -> Definition | None:
    for module in sorted(modules, key=len, reverse=True):
        if dotted.startswith(f"{module}."):
            return sources.definition(module, dotted.removeprefix(f"{module}."))
    return None


def homes(sources: Sources, api: Expression) -> Sequence[Home]:
    """A class and its bases, in the order in which a member is looked for, as far as the sources tell.

    Raises:
        ApiUnimplementable: a base can't be read.
    """
    found = list(_homes(sources, api, 0))
    last = {each.name: number for number, each in enumerate(found)}
    return [each for number, each in enumerate(found) if last[each.name] == number]


def _homes(sources: Sources, api: Expression, depth: int) -> Iterator[Home]:
    if api.library is not None:
        yield Home(SOURCE, api.library, dict(zip(_names(api.library), _filled(api), strict=False)), api.base)
        return
    found = api.defined
    source = sources.source(found.module) if found else None
    if found is None or source is None or not isinstance(found.node, ast.ClassDef) or depth > _DEEPEST:
        raise api_unimplementable(api.text.text, f"the source of {api.base or api.text.text!r} does not tell a class")
    node = found.node
    given = _given(sources, source, node, api)
    yield Home(source, node, given, f"{found.module}.{found.attr}")
    for each in node.bases:
        base = each.value if isinstance(each, ast.Subscript) else each
        if last_name(base) in _ROOTS:
            continue
        text = type_text(sources, source, each, given)
        if text is None:
            raise api_unimplementable(api.text.text, f"its base {ast.unparse(each)} can't be read")
        if not is_builtin(text.text):
            yield from _homes(sources, expression(sources, text), depth + 1)


def _names(node: ast.ClassDef) -> Sequence[str]:
    """The type parameters of one of the library's Protocols: it has at most one."""
    return [each.id for base in node.bases if isinstance(base, ast.Subscript) for each in _words(base.slice)]


def _words(node: ast.AST) -> Sequence[ast.Name]:
    return [each for each in ast.walk(node) if isinstance(each, ast.Name)]


def _filled(api: Expression) -> Sequence[TypeText]:
    return api.arguments or (_OBJECT,)


def _given(sources: Sources, source: Source, node: ast.ClassDef, api: Expression) -> Mapping[str, TypeText]:
    made: dict[str, TypeText] = {}
    for number, (name, declared) in enumerate(_parameters(sources, source, node).items()):
        kind = last_name(declared.func) if isinstance(declared, ast.Call) else type(declared).__name__
        if kind != "TypeVar":
            raise api_unimplementable(api.text.text, f"its type parameter {name!r} is a {kind}")
        if number < len(api.arguments):
            made[name] = api.arguments[number]
        else:
            made[name] = _usual(sources, source, declared, made)
    return made


def missing_arguments(sources: Sources, api: Expression) -> int:
    """How many type parameters of a class have no argument."""
    source = sources.source(api.defined.module) if api.defined else None
    node = api.defined.node if api.defined else None
    if source is None or not isinstance(node, ast.ClassDef) or api.arguments:
        return 0
    return len(_parameters(sources, source, node))


def arguments(sources: Sources, home: Home) -> Sequence[TypeText]:
    """What the type parameters of a class stand for, in order."""
    return [home.given[each] for each in _parameters(sources, home.source, home.node)]


def _parameters(sources: Sources, source: Source, node: ast.ClassDef) -> Mapping[str, ast.AST]:
    """The type parameters of a class, each with what declares it."""
    new = {str(getattr(each, "name", "")): each for each in getattr(node, "type_params", ())}
    if new:
        return new
    own = [each for each in node.bases if isinstance(each, ast.Subscript) and last_name(each) in _GENERIC]
    found: dict[str, ast.AST] = {}
    for base in own or node.bases:
        for each in ast.walk(base):
            declared = sources.definition(source.module, each.id) if isinstance(each, ast.Name) else None
            value = getattr(declared.node, "value", None) if declared else None
            if isinstance(each, ast.Name) and isinstance(value, ast.Call) and last_name(value.func) in _VARIABLES:
                found.setdefault(each.id, value)
    return found


_VARIABLES = frozenset({"TypeVar", "ParamSpec", "TypeVarTuple"})


def _usual(sources: Sources, source: Source, declared: ast.AST, given: Mapping[str, TypeText]) -> TypeText:
    """What stands for a type parameter without an argument: its default, its bound, its first constraint."""
    named = {each.arg: each.value for each in declared.keywords} if isinstance(declared, ast.Call) else {}
    constraints = declared.args[1:] if isinstance(declared, ast.Call) else []
    if isinstance(declared, ast.Call):
        chosen = named.get("default") or named.get("bound") or next(iter(constraints), None)
    else:
        chosen = getattr(declared, "default_value", None) or getattr(declared, "bound", None)
        chosen = chosen.elts[0] if isinstance(chosen, ast.Tuple) else chosen
    text = type_text(sources, source, chosen, given) if isinstance(chosen, ast.expr) else None
    return text or _OBJECT


def is_structural(home: Home) -> bool:
    """Whether nothing has to be derived from the class: it is a Protocol."""
    return is_protocol(home.node)


def is_abstract(found: Sequence[Home]) -> bool:
    """Whether a class, given with its bases, is made to be implemented: a Protocol, or an ABC."""
    return (
        is_structural(found[0])
        or any(last_name(base) in _ABSTRACT for each in found for base in each.node.bases)
        or any(last_name(each.value) == "ABCMeta" for one in found for each in one.node.keywords)
    )
