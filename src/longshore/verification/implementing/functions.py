"""Functions of a plugin: the API's own signatures, with a body that says that nothing is written yet."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from longshore.verification.errors import api_unimplementable
from longshore.verification.expressions import TypeText, last_name, type_text
from longshore.verification.implementing.homes import Home
from longshore.verification.implementing.members import Member, is_overloaded, overloads
from longshore.verification.implementing.words import Words
from longshore.verification.reading import Sources
from longshore.verification.stubs.functions import Function, is_asynchronous
from longshore.verification.stubs.names import quoted

_WIDEST = 84  # and four spaces before a method
_KEPT = frozenset(
    {
        "property", "cached_property", "staticmethod", "classmethod", "overload", "setter", "deleter", "getter",
        "contextmanager", "asynccontextmanager",
    }
)  # fmt: skip
"""Decorators that belong to a signature."""
_MEANT = {"abstractproperty": "property", "abstractclassmethod": "classmethod"}
REFUSAL = "raise NotImplementedError"


class Signatures:
    """Reads the type expressions of one class."""

    def __init__(self, home: Home, sources: Sources) -> None:
        self.home = home
        self._sources = sources
        self._given: Mapping[str, TypeText] = home.given

    def with_names(self, names: Mapping[str, TypeText]) -> Signatures:
        """The same, where more names stand for something."""
        made = Signatures(self.home, self._sources)
        made._given = {**self._given, **names}
        return made

    def told(self, node: ast.expr) -> TypeText | None:
        """An expression with full names, ``None`` where the text does not tell one."""
        return type_text(self._sources, self.home.source, node, self._given)

    def type(self, node: ast.expr) -> TypeText:
        """A type expression with full names.

        Raises:
            ApiUnimplementable: the text does not tell one.
        """
        text = self.told(node)
        if text is None:
            raise api_unimplementable(self.home.name, f"its annotation {ast.unparse(node)} can't be read")
        return text


class Functions:
    """Writes functions in the words of a plugin's module."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.newest = False

    def method(self, member: Member, told_by: Signatures) -> Iterator[str]:
        """A method, a property or a group of overloads."""
        body = self._said(member)
        for number, node in enumerate(overloads(member)):
            yield from [""] if number and body else []
            yield from self._one(node, node.name, told_by, body)
        if not body:
            decorators = [each for each in self._decorators(overloads(member)[0], told_by) if "overload" not in each]
            yield from (f"@{each}" for each in decorators)
            own = ("cls",) if "classmethod" in decorators else ("self",)
            yield from self._any(member, member.name, () if "staticmethod" in decorators else own)

    def function(self, member: Member, name: str, told_by: Signatures) -> Iterator[str]:
        """A function with the signature of a method, which is called without an object."""
        body = self._said(member)
        for node in overloads(member):
            yield from self._one(node, name, told_by, body, without_first=True)
        if not body:
            yield from self._any(member, name, ())

    def _said(self, member: Member) -> Sequence[str]:
        """The body of a function; none where several say the signatures of one."""
        return [] if is_overloaded(member) else _body(member)

    def constructor(self, member: Member, told_by: Signatures, body: Sequence[str]) -> Sequence[str]:
        """An ``__init__`` with the parameters of a method; none where there are no parameters."""
        [node] = member.functions[:1]
        parts = self._parameters(node, told_by)
        if len(parts) == 1:
            return []
        return [*headed("def __init__", parts, "None"), *_indented(body)]

    def _any(self, member: Member, name: str, own: Sequence[str]) -> Iterator[str]:
        """What implements overloads: it takes anything."""
        anything = self._words.plain("object")
        yield f"def {name}({', '.join([*own, f'*args: {anything}', f'**kwargs: {anything}'])}) -> {anything}:"
        yield from _indented(_body(member))

    def _one(
        self, node: Function, name: str, told: Signatures, body: Sequence[str], *, without_first: bool = False
    ) -> Iterator[str]:
        inner, variables = self._variables(node, told)
        if not without_first:
            yield from (f"@{each}" for each in self._decorators(node, inner))
        else:
            yield from (f"@{each}" for each in self._decorators(node, inner) if each.endswith("overload"))
        parts = self._parameters(node, inner)
        if without_first:
            parts = parts[1:]
            parts = parts[1:] if parts[:1] == ["/"] else parts
        returns = self._words.type(inner.type(node.returns)) if node.returns else self._words.typing("Any")
        head = headed(f"{'async ' if is_asynchronous(node) else ''}def {name}{variables}", parts, returns)
        if body:
            yield from (*head, *_indented(body))
        else:
            yield from (*head[:-1], f"{head[-1]} ...")

    def _variables(self, node: Function, told: Signatures) -> tuple[Signatures, str]:
        """The type parameters that a function itself declares (Python 3.12 and later)."""
        declared: list[ast.AST] = list(getattr(node, "type_params", ()))
        if not declared:
            return told, ""
        self.newest = True
        own = {
            str(getattr(each, "name", "")): TypeText(str(getattr(each, "name", "")), frozenset()) for each in declared
        }
        inner = told.with_names(own)
        texts: list[str] = []
        for each in declared:
            bound: object = getattr(each, "bound", None)
            stars = {"ParamSpec": "**", "TypeVarTuple": "*"}.get(type(each).__name__, "")
            text = f"{stars}{getattr(each, 'name', '')}"
            texts.append(f"{text}: {self._words.type(inner.type(bound))}" if isinstance(bound, ast.expr) else text)
        return inner, f"[{', '.join(texts)}]"

    def _decorators(self, node: Function, told: Signatures) -> Iterator[str]:
        for each in node.decorator_list:
            name = _MEANT.get(last_name(each), last_name(each))
            if name in {"setter", "deleter", "getter"}:
                yield f"{node.name}.{name}"
            elif name in _KEPT:
                text = told.told(each) if name == last_name(each) else None
                yield self._words.value(text) if text else name

    def _parameters(self, node: Function, told: Signatures) -> list[str]:
        args = node.args
        plain = [*args.posonlyargs, *args.args]
        defaults: list[ast.expr | None] = [*[None] * (len(plain) - len(args.defaults)), *args.defaults]
        static = "staticmethod" in {last_name(each) for each in node.decorator_list}
        parts: list[str] = []
        for number, (each, default) in enumerate(zip(plain, defaults, strict=True)):
            bare = number == 0 and not static and each.annotation is None
            parts.append(each.arg if bare else self._parameter(each, default, told))
            if number + 1 == len(args.posonlyargs):
                parts.append("/")
        if args.vararg:
            parts.append(f"*{self._parameter(args.vararg, None, told)}")
        elif args.kwonlyargs:
            parts.append("*")
        parts += [self._parameter(*each, told) for each in zip(args.kwonlyargs, args.kw_defaults, strict=True)]
        return [*parts, *([f"**{self._parameter(args.kwarg, None, told)}"] if args.kwarg else [])]

    def _parameter(self, node: ast.arg, default: ast.expr | None, told: Signatures) -> str:
        annotation = node.annotation
        starred = annotation.value if isinstance(annotation, ast.Starred) else None
        if annotation is None:
            text = self._words.plain("object")
        else:
            text = f"*{self._words.type(told.type(starred))}" if starred else self._words.type(told.type(annotation))
        if default is None:
            return f"{node.arg}: {text}"
        value = self.value(default, told)
        if value is None or (value == "None" and not _takes_none(text)):
            text, value = text if _takes_none(text) else f"{text} | None", "None"
        return f"{node.arg}: {text} = {value}"

    def value(self, node: ast.expr, told: Signatures) -> str | None:
        """A value as the API writes it, ``None`` where it can't stand in another module."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return quoted(node.value)
        try:
            ast.literal_eval(node)
        except (ValueError, TypeError, SyntaxError, RecursionError):
            text = told.told(node) if isinstance(node, ast.Name | ast.Attribute) else None
            return self._words.value(text) if text else None
        return None if isinstance(node, ast.Constant) and node.value is ... else ast.unparse(node)


def headed(name: str, parts: Sequence[str], returns: str) -> Sequence[str]:
    """The head of a function: on one line where it fits, else a line for each parameter."""
    line = f"{name}({', '.join(parts)}) -> {returns}:"
    if len(line) <= _WIDEST or not parts:
        return [line]
    return [f"{name}(", *(f"    {each}," for each in parts), f") -> {returns}:"]


def docstring(text: str) -> str:
    """A docstring of one line."""
    safe = text if text.isprintable() and '"""' not in text and "\\" not in text else "As the API says."
    return f'"""{safe}"""' if not safe.endswith('"') else f'"""{safe}."""'


def first_line(node: Function | ast.ClassDef) -> str:
    """The first line of a docstring, ``""`` for none."""
    return (ast.get_docstring(node) or "").partition("\n")[0].strip()


def _body(member: Member) -> Sequence[str]:
    told = next(filter(None, map(first_line, member.functions)), "")
    return [docstring(told or f"See {member.home.name}.{member.name}."), REFUSAL]


def _indented(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"    {each}" for each in lines)


def _takes_none(text: str) -> bool:
    """Whether a type, as it is written, has ``None`` in it, or anything at all."""
    node = ast.parse(text, mode="eval").body
    parts = [node]
    while isinstance(parts[0], ast.BinOp):
        parts[:1] = [parts[0].left, parts[0].right]
    if isinstance(node, ast.Subscript) and last_name(node) == "Union" and isinstance(node.slice, ast.Tuple):
        parts = node.slice.elts
    anything = any(last_name(each) in {"Optional", "object", "Any"} for each in parts)
    return anything or any(isinstance(each, ast.Constant) and each.value is None for each in parts)
