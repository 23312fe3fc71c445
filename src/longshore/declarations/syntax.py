"""Reads the syntax of a literal as a value of a type, and tells all that is wrong with it."""

from __future__ import annotations

from _ast import Attribute, Call, Constant, Dict, List, Name, Set, Tuple
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from longshore.declarations.literals import NotLiteral, pairs, value_of
from longshore.declarations.shapes import Either, Fields, Fixed, Items, OneOf, Pairs, Scalar, Shape, Unchecked, Unread
from longshore.declarations.texts import Said
from longshore.model import Problem

if TYPE_CHECKING:
    from ast import expr

Wrong = Callable[["expr", str, str], object]
"""Is told the place in the source, the path inside the literal and what is wrong there."""

_CLASSES: Mapping[type[expr], type] = {List: list, Tuple: tuple, Set: set}


def parts_of(shape: Fields, said: Said, problems: list[Problem]) -> dict[str, object]:
    """The values of a whole literal, by name; what is wrong with it is added to the problems."""

    def wrong(node: expr, path: str, text: str) -> None:
        problems.append(said.problem(node.lineno, f"{path}: {text}" if path else text))

    try:
        return _parts(shape, said.node, "", wrong)
    except NotLiteral as error:
        wrong(error.node, "", _not_literal(error.node))
    except TypeError as error:  # a list in a set, or as a key
        wrong(said.node, "", str(error))
    return {}


def _read(shape: Shape, node: expr, path: str, wrong: Wrong) -> object:
    """The value of a literal of a type; what is wrong is told, and then the value means nothing."""
    try:
        return _accept(shape, node, path, wrong)
    except NotLiteral as error:
        wrong(error.node, path, _not_literal(error.node))
    except TypeError as error:  # a list in a set, or as a key
        wrong(node, path, str(error))
    return None


def _accept(shape: Shape, node: expr, path: str, wrong: Wrong) -> object:
    """The same, without what is no literal.

    Raises:
        NotLiteral: some of it is none.
    """
    match shape:
        case Unread():
            return None
        case Scalar() | OneOf():
            value = value_of(node)
            if not shape.fits(value):
                _unlike(shape, node, path, wrong)
            return value
        case Either():
            return _either(shape, node, path, wrong)
        case Items():
            return _items(shape, node, path, wrong)
        case Fixed():
            return _fixed(shape, node, path, wrong)
        case Pairs():
            return _pairs(shape, node, path, wrong)
        case Fields():
            return _fields(shape, node, path, wrong)
        case Unchecked():
            _unchecked(shape, node)
            return None
        case _:
            return value_of(node)


def _unlike(shape: Shape, node: expr, path: str, wrong: Wrong) -> None:
    """Tell that this is a literal of another type."""
    value_of(node)
    wrong(node, path, f"expected {shape.text}, got {_kind(node)}")


class _Told:
    """Is told that something is wrong, and remembers only that."""

    def __init__(self) -> None:
        self.anything = False

    def __call__(self, node: expr, path: str, text: str) -> None:  # noqa: ARG002  what it is does not matter
        self.anything = True


def _either(shape: Either, node: expr, path: str, wrong: Wrong) -> object:
    for each in shape.members:
        unlike = _Told()
        value = _accept(each, node, path, unlike)
        if not unlike.anything:
            return value
    _unlike(shape, node, path, wrong)
    return None


def _items(shape: Items, node: expr, path: str, wrong: Wrong) -> object:
    inside = _inner(node) if set in shape.written else node
    if not isinstance(inside, List | Tuple | Set) or _CLASSES[type(inside)] not in shape.written:
        _unlike(shape, node, path, wrong)
        return None
    values = [_accept(shape.item, each, f"{path}[{place}]", wrong) for place, each in enumerate(inside.elts)]
    return tuple(values) if isinstance(inside, Tuple) else shape.make(values)


def _inner(node: expr) -> expr:
    """The items of ``frozenset({...})``, ``set([...])``, or the node itself; ``set()`` is an empty list."""
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id in {"set", "frozenset"}:
        if not node.keywords and len(node.args) == 1 and isinstance(node.args[0], List | Tuple | Set):
            return Set(node.args[0].elts, lineno=node.lineno, col_offset=node.col_offset)
        if not node.keywords and not node.args:
            return Set([], lineno=node.lineno, col_offset=node.col_offset)
    return node


def _fixed(shape: Fixed, node: expr, path: str, wrong: Wrong) -> object:
    if not isinstance(node, Tuple) or len(node.elts) != len(shape.items):
        _unlike(shape, node, path, wrong)
        return None
    parts = zip(shape.items, node.elts, strict=True)
    return tuple([_accept(item, each, f"{path}[{place}]", wrong) for place, (item, each) in enumerate(parts)])


def _pairs(shape: Pairs, node: expr, path: str, wrong: Wrong) -> object:
    if not isinstance(node, Dict):
        _unlike(shape, node, path, wrong)
        return None
    made: dict[object, object] = {}
    for key, value in zip(node.keys, node.values, strict=True):
        if key is None:
            raise NotLiteral(value)
        known = _accept(shape.key, key, f"{path}, a key", wrong)
        made[known] = _accept(shape.value, value, f"{path}[{known!r}]", wrong)
    return made


def _fields(shape: Fields, node: expr, path: str, wrong: Wrong) -> object:
    told = False

    def and_remember(place: expr, inside: str, text: str) -> None:
        nonlocal told
        told = True
        wrong(place, inside, text)

    values = _parts(shape, node, path, and_remember)
    if told:
        return None
    try:
        return shape.make(values)
    except Exception as error:  # the host's own class does not want these values
        wrong(node, path, f"{shape.text} refuses it: {type(error).__name__}: {error}")
        return None


def _parts(shape: Fields, node: expr, path: str, wrong: Wrong) -> dict[str, object]:
    """The values of named fields, by name."""
    values: dict[str, object] = {}
    if not isinstance(node, Dict) and not _calls(node, shape):
        _unlike(shape, node, path, wrong)
        return values
    for name, value in pairs(node):
        field = shape.fields.get(name) if isinstance(name, str) else None
        if field is None or not isinstance(name, str):
            if name is None:
                raise NotLiteral(value)
            wrong(value, path, f"has {name!r}, which {shape.text} has not; it has {', '.join(sorted(shape.fields))}")
        else:
            values[name] = _read(field, value, f"{path}[{name!r}]" if path else name, wrong)
    missing = sorted(shape.required - values.keys())
    if missing:
        types = ", ".join(f"{each!r}: {shape.fields[each].text}" for each in missing)
        wrong(node, path, f"lacks {types}")
    return values


def _calls(node: expr, shape: Fields) -> bool:
    """Whether this is written ``Name(key=...)``, where ``Name`` is the type, or ``dict``."""
    if not isinstance(node, Call) or node.args:
        return False
    called = node.func.id if isinstance(node.func, Name) else None
    called = node.func.attr if isinstance(node.func, Attribute) else called
    return called in {shape.text.partition("[")[0], "dict"}


def _unchecked(shape: Unchecked, node: expr) -> None:
    """Nothing: only the syntax matters."""
    node = _inner(node)
    parts: Sequence[expr | None] = ()
    if isinstance(node, Call):
        if node.args or not shape.is_class(node.func):
            raise NotLiteral(node)
        parts = [None if each.arg is None else each.value for each in node.keywords]
    elif isinstance(node, List | Tuple | Set):
        parts = node.elts
    elif isinstance(node, Dict):
        parts = [*node.keys, *node.values]
    else:
        value_of(node)
    for each in parts:
        if each is None:
            raise NotLiteral(node)
        _unchecked(shape, each)


def _not_literal(node: expr) -> str:
    """That something would have to be run."""
    return f"is {_kind(node)}, not a literal: nothing is run to know its value"


def _kind(node: expr) -> str:
    """What stands in a source, in a few words."""
    if isinstance(node, Constant):
        return f"{type(node.value).__name__} {node.value!r:.60}" if node.value is not None else "None"
    if isinstance(node, Name):
        return f"the name {node.id}"
    if isinstance(node, List | Tuple | Set | Dict):
        return f"a {type(node).__name__.lower()}"
    return f"an expression ({type(node).__name__})"
