"""Reads the syntax of a literal as a value of a type, and tells all that is wrong with it."""

from __future__ import annotations

from _ast import Attribute, Call, Dict, List, Name, Set, Tuple
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from longshore.declarations.literals import UNPACKS, NotLiteral, entries, inner, kind, pairs, value_of
from longshore.declarations.shapes import Either, Fields, Fixed, Items, OneOf, Pairs, Scalar, Shape, Unchecked, Unread
from longshore.declarations.texts import Said
from longshore.model import Problem

if TYPE_CHECKING:
    from ast import expr

Wrong = Callable[["expr", str, str], object]
"""Is told the place in the source, the path inside the literal and what is wrong there."""

_EXPECTED = "expected"
_CLASSES: Mapping[type[expr], type] = {List: list, Tuple: tuple, Set: set}


def parts_of(shape: Fields, said: Said, problems: list[Problem]) -> dict[str, object]:
    """The values of a whole literal, by name; what is wrong with it is added to the problems."""

    def wrong(node: expr, path: str, text: str) -> None:
        problems.append(said.problem(node.lineno, f"{path}: {text}" if path else text))

    try:
        return _parts(shape, said.node, "", wrong)
    except NotLiteral as error:
        wrong(error.node, "", error.reason)
    except TypeError as error:  # a list in a set, or as a key
        wrong(said.node, "", str(error))
    return {}


def _read(shape: Shape, node: expr, path: str, wrong: Wrong) -> object:
    """The value of a literal of a type; what is wrong is told, and then the value means nothing."""
    try:
        return _accept(shape, node, path, wrong)
    except NotLiteral as error:
        wrong(error.node, path, error.reason)
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
    wrong(node, path, f"{_EXPECTED} {shape.text}, got {kind(node)}")


def _into(told: list[tuple[expr, str, str]]) -> Wrong:
    def wrong(node: expr, path: str, text: str) -> None:
        told.append((node, path, text))

    return wrong


def _either(shape: Either, node: expr, path: str, wrong: Wrong) -> object:
    inside: list[list[tuple[expr, str, str]]] = []
    for each in shape.members:
        told: list[tuple[expr, str, str]] = []
        value = _accept(each, node, path, _into(told))
        if not told:
            return value
        if told[0][0] is not node or not told[0][2].startswith(_EXPECTED):
            inside.append(told)
    if len(inside) == 1:  # it was written for that member, and something in it is wrong
        for what in inside[0]:
            wrong(*what)
    else:
        _unlike(shape, node, path, wrong)
    return None


def _items(shape: Items, node: expr, path: str, wrong: Wrong) -> object:
    inside = inner(node) if set in shape.written else node
    if not isinstance(inside, List | Tuple | Set) or _CLASSES[type(inside)] not in shape.written:
        _unlike(shape, node, path, wrong)
        return None
    values = [_accept(shape.item, each, f"{path}[{place}]", wrong) for place, each in enumerate(inside.elts)]
    return tuple(values) if isinstance(inside, Tuple) else shape.make(values)


def _fixed(shape: Fixed, node: expr, path: str, wrong: Wrong) -> object:
    if not isinstance(node, Tuple):
        _unlike(shape, node, path, wrong)
        return None
    if len(node.elts) != len(shape.items):
        wrong(node, path, f"{_EXPECTED} {shape.text}, got a tuple of {len(node.elts)}")
        return None
    parts = zip(shape.items, node.elts, strict=True)
    return tuple([_accept(item, each, f"{path}[{place}]", wrong) for place, (item, each) in enumerate(parts)])


def _pairs(shape: Pairs, node: expr, path: str, wrong: Wrong) -> object:
    if not isinstance(node, Dict):
        _unlike(shape, node, path, wrong)
        return None
    made: dict[object, object] = {}
    for key, value in entries(node):
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
                raise NotLiteral(value, UNPACKS)
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
    if not isinstance(node, Call):
        return False
    called = node.func.id if isinstance(node.func, Name) else None
    called = node.func.attr if isinstance(node.func, Attribute) else called
    if called not in {shape.text.partition("[")[0], "dict"}:
        return False
    if node.args:
        raise NotLiteral(node, f"calls {called} with values that have no name: write {called}(name=value)")
    return True


def _unchecked(shape: Unchecked, node: expr) -> None:
    """Nothing: only the syntax matters."""
    node = inner(node)
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
            raise NotLiteral(node, UNPACKS)
        _unchecked(shape, each)
