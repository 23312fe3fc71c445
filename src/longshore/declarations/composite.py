"""The types of literals that have parts: lists, tuples, sets, dictionaries, and named fields."""

from __future__ import annotations

from _ast import Attribute, Call, Dict, List, Name, Set, Tuple
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from longshore._compat import override
from longshore.declarations.literals import NotLiteral, Said, pairs
from longshore.declarations.shapes import Shape, Wrong, not_literal
from longshore.model import Problem

if TYPE_CHECKING:
    from ast import expr


class Items(Shape):
    """Many values of one type: ``list[T]``, ``Sequence[T]``, ``tuple[T, ...]``, ``set[T]``, ``frozenset[T]``.

    Args:
        hint: the type.
        item: that of the values.
        nodes: the syntax that it has.
        make: makes the value.
    """

    def __init__(
        self, hint: object, item: Shape, nodes: tuple[type[expr], ...], make: Callable[[list[object]], object]
    ) -> None:
        super().__init__(hint)
        self.item = item
        self.nodes = nodes
        self.make = make

    @override
    def fits(self, value: object) -> bool:
        """Whether a value is a list of such items, and a list is wanted."""
        return self.make is list and isinstance(value, list) and all(map(self.item.fits, value))

    @override
    def accept(self, node: expr, path: str, wrong: Wrong) -> object:
        """The value."""
        inside = inner(node) if Set in self.nodes else node
        if not isinstance(inside, self.nodes) or not isinstance(inside, List | Tuple | Set):
            self.unlike(node, path, wrong)
            return None
        values = [self.item.accept(each, f"{path}[{place}]", wrong) for place, each in enumerate(inside.elts)]
        return tuple(values) if isinstance(inside, Tuple) else self.make(values)


def inner(node: expr) -> expr:
    """The items of ``frozenset({...})``, ``set([...])``, or the node itself; ``set()`` is an empty list."""
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id in {"set", "frozenset"}:
        if not node.keywords and len(node.args) == 1 and isinstance(node.args[0], List | Tuple | Set):
            return Set(node.args[0].elts, lineno=node.lineno, col_offset=node.col_offset)
        if not node.keywords and not node.args:
            return Set([], lineno=node.lineno, col_offset=node.col_offset)
    return node


class Fixed(Shape):
    """``tuple[A, B]``."""

    def __init__(self, hint: object, items: Sequence[Shape]) -> None:
        super().__init__(hint)
        self.items = items

    @override
    def fits(self, value: object) -> bool:  # noqa: ARG002  as the others
        """Tuples are not read quickly."""
        return False

    @override
    def accept(self, node: expr, path: str, wrong: Wrong) -> object:
        """The value."""
        if not isinstance(node, Tuple) or len(node.elts) != len(self.items):
            self.unlike(node, path, wrong)
            return None
        parts = zip(self.items, node.elts, strict=True)
        return tuple([shape.accept(each, f"{path}[{place}]", wrong) for place, (shape, each) in enumerate(parts)])


class Pairs(Shape):
    """``dict[K, V]``, ``Mapping[K, V]``."""

    def __init__(self, hint: object, key: Shape, value: Shape) -> None:
        super().__init__(hint)
        self.key = key
        self.value = value

    @override
    def fits(self, value: object) -> bool:
        """Whether a value is a dictionary of such pairs."""
        if not isinstance(value, dict):
            return False
        return all(map(self.key.fits, value)) and all(map(self.value.fits, value.values()))

    @override
    def accept(self, node: expr, path: str, wrong: Wrong) -> object:
        """The value."""
        if not isinstance(node, Dict):
            self.unlike(node, path, wrong)
            return None
        made: dict[object, object] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                raise NotLiteral(value)
            known = self.key.accept(key, f"{path}, a key", wrong)
            made[known] = self.value.accept(value, f"{path}[{known!r}]", wrong)
        return made


class Fields(Shape):
    """Named values of their own types: a TypedDict, a dataclass, a NamedTuple, a Protocol of attributes.

    Args:
        hint: the type.
        fields: the types, by name.
        required: the names that have to be there.
        make: makes the value of what was read.
    """

    def __init__(
        self,
        hint: object,
        fields: Mapping[str, Shape],
        required: frozenset[str],
        make: Callable[[dict[str, object]], object] = dict,
    ) -> None:
        super().__init__(hint)
        self.fields = fields
        self.required = required
        self.make = make

    @override
    def fits(self, value: object) -> bool:
        """Whether a value is a dictionary of these fields, and a dictionary is wanted."""
        if self.make is not dict or not isinstance(value, dict):
            return False
        required = 0
        for name, each in value.items():
            field = self.fields.get(name)
            if field is None or not field.fits(each):
                return False
            required += name in self.required
        return required == len(self.required)

    def is_optional(self) -> bool:
        """Whether a value can be made of nothing."""
        if self.required:
            return False
        try:
            self.make({})
        except Exception:  # the host's own class wants more
            return False
        return True

    @override
    def accept(self, node: expr, path: str, wrong: Wrong) -> object:
        """The value."""
        told: list[str] = []

        def and_remember(place: expr, inside: str, text: str) -> None:
            told.append(text)
            wrong(place, inside, text)

        values = self.parts(node, path, and_remember)
        if told:
            return None
        try:
            return self.make(values)
        except Exception as error:  # the host's own class does not want these values
            wrong(node, path, f"{self.text} refuses it: {type(error).__name__}: {error}")
            return None

    def parts_of(self, said: Said, problems: list[Problem]) -> dict[str, object]:
        """The values of a whole literal, by name; what is wrong with it is added to the problems."""

        def wrong(node: expr, path: str, text: str) -> None:
            problems.append(said.problem(node.lineno, f"{path}: {text}" if path else text))

        try:
            return self.parts(said.node, "", wrong)
        except NotLiteral as error:
            wrong(error.node, "", not_literal(error.node))
        except TypeError as error:  # a list in a set, or as a key
            wrong(said.node, "", str(error))
        return {}

    def parts(self, node: expr, path: str, wrong: Wrong) -> dict[str, object]:
        """The values, by name."""
        values: dict[str, object] = {}
        if not isinstance(node, Dict) and not self._is_call(node):
            self.unlike(node, path, wrong)
            return values
        for name, value in pairs(node):
            shape = self.fields.get(name) if isinstance(name, str) else None
            if shape is None or not isinstance(name, str):
                if name is None:
                    raise NotLiteral(value)
                wrong(value, path, f"has {name!r}, which {self.text} has not; it has {', '.join(sorted(self.fields))}")
            else:
                values[name] = shape.read(value, f"{path}[{name!r}]" if path else name, wrong)
        missing = sorted(self.required - values.keys())
        if missing:
            types = ", ".join(f"{each!r}: {self.fields[each].text}" for each in missing)
            wrong(node, path, f"lacks {types}")
        return values

    def _is_call(self, node: expr) -> bool:
        """Whether this is written ``Name(key=...)``, where ``Name`` is the type, or ``dict``."""
        if not isinstance(node, Call) or node.args:
            return False
        called = node.func.id if isinstance(node.func, Name) else None
        called = node.func.attr if isinstance(node.func, Attribute) else called
        return called in {self.text.partition("[")[0], "dict"}
