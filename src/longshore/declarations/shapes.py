"""The types that declarations can have and the values that fit; :mod:`longshore.declarations.syntax` has the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import NoneType
from typing import TYPE_CHECKING

from longshore._compat import override

if TYPE_CHECKING:
    from ast import expr


class Shape:
    """A type that a literal can have. This one is ``object``: any literal.

    Attributes:
        hint: the type.
    """

    def __init__(self, hint: object = object) -> None:
        self.hint = hint

    @property
    def text(self) -> str:
        """The type, as it is written."""
        from longshore.rendering.report import type_name  # late: to explain

        return self.hint if isinstance(self.hint, str) else type_name(self.hint)

    def fits(self, value: object) -> bool:  # noqa: ARG002  as the others
        """Whether a value that was read quickly is of this type; where it has to be made into something else, not."""
        return True


class Unread(Shape):
    """What the host does not ask for: it may be anything, and is not even looked at."""


class Unchecked(Shape):
    """A type of metadata that is known by its name alone: what no host can read as a literal is refused.

    Args:
        text: the type, as it is written.
        is_class: whether an expression names a class, which a host may call.
        required: metadata has to be declared.
    """

    def __init__(self, text: str, is_class: Callable[[expr], bool], *, required: bool) -> None:
        super().__init__(text)
        self.is_class = is_class
        self.required = required

    @override
    def fits(self, value: object) -> bool:
        """Whether it may be a value of that type."""
        return not self.required or value != {}


class Scalar(Shape):
    """A number, a text, a truth value, ``None``, by its classes, of which the first gives the name."""

    def __init__(self, *classes: type) -> None:
        super().__init__(None if classes[0] is NoneType else classes[0])
        self.classes = classes

    @override
    def fits(self, value: object) -> bool:
        """Whether a value is of one of the classes."""
        return type(value) in self.classes


class OneOf(Shape):
    """``Literal[...]``."""

    def __init__(self, hint: object, values: Sequence[object]) -> None:
        super().__init__(hint)
        self.values = [(type(each), each) for each in values]

    @override
    def fits(self, value: object) -> bool:
        """Whether it is one of the values."""
        return (type(value), value) in self.values


class Either(Shape):
    """A union: the first member that a literal fits."""

    def __init__(self, hint: object, members: Sequence[Shape]) -> None:
        super().__init__(hint)
        self.members = members

    @override
    def fits(self, value: object) -> bool:
        """Whether a value is of one of the members."""
        return any(each.fits(value) for each in self.members)


class Items(Shape):
    """Many values of one type: ``list[T]``, ``Sequence[T]``, ``tuple[T, ...]``, ``set[T]``, ``frozenset[T]``.

    Args:
        hint: the type.
        item: that of the values.
        written: the classes of the literals that it may be written as.
        make: makes the value, but of what is written as a tuple.
    """

    def __init__(
        self, hint: object, item: Shape, written: Sequence[type], make: Callable[[list[object]], object]
    ) -> None:
        super().__init__(hint)
        self.item = item
        self.written = written
        self.make = make

    @override
    def fits(self, value: object) -> bool:
        """Whether a value is a list of such items, and a list is wanted."""
        return self.make is list and isinstance(value, list) and all(map(self.item.fits, value))


class Fixed(Shape):
    """``tuple[A, B]``."""

    def __init__(self, hint: object, items: Sequence[Shape]) -> None:
        super().__init__(hint)
        self.items = items

    @override
    def fits(self, value: object) -> bool:  # noqa: ARG002  as the others
        """Tuples are not read quickly."""
        return False


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
