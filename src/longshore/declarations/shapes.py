"""The types that a literal can have: each reads the syntax of a literal as a value, and tells what is wrong with it."""

from __future__ import annotations

from _ast import Constant, Dict, List, Name, Set, Tuple
from collections.abc import Callable, Sequence
from types import NoneType
from typing import TYPE_CHECKING

from longshore._compat import override
from longshore.declarations.literals import NotLiteral, value_of

if TYPE_CHECKING:
    from ast import expr

Wrong = Callable[["expr", str, str], object]
"""Is told the place in the source, the path inside the literal and what is wrong there."""


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

    def read(self, node: expr, path: str, wrong: Wrong) -> object:
        """The value of a literal of this type; what is wrong is told, and then the value means nothing."""
        try:
            return self.accept(node, path, wrong)
        except NotLiteral as error:
            wrong(error.node, path, not_literal(error.node))
        except TypeError as error:  # a list in a set, or as a key
            wrong(node, path, str(error))
        return None

    def fits(self, value: object) -> bool:  # noqa: ARG002  as the others
        """Whether a value that was read quickly is of this type; where it has to be made into something else, not."""
        return True

    def accept(self, node: expr, path: str, wrong: Wrong) -> object:  # noqa: ARG002  as the others
        """As :meth:`read`, without what is no literal.

        Raises:
            NotLiteral: some of it is none.
        """
        return value_of(node)

    def unlike(self, node: expr, path: str, wrong: Wrong) -> None:
        """Tell that this is a literal of another type."""
        value_of(node)
        wrong(node, path, f"expected {self.text}, got {kind(node)}")


class Unread(Shape):
    """What the host does not ask for: it may be anything, and is not even looked at."""

    @override
    def accept(self, node: expr, path: str, wrong: Wrong) -> None:
        """Nothing."""


class Scalar(Shape):
    """A number, a text, a truth value, ``None``, by its classes, of which the first gives the name."""

    def __init__(self, *classes: type) -> None:
        super().__init__(None if classes[0] is NoneType else classes[0])
        self.classes = classes

    @override
    def fits(self, value: object) -> bool:
        """Whether a value is of one of the classes."""
        return type(value) in self.classes

    @override
    def accept(self, node: expr, path: str, wrong: Wrong) -> object:
        """The value."""
        value = value_of(node)
        if type(value) not in self.classes:
            self.unlike(node, path, wrong)
        return value


class OneOf(Shape):
    """``Literal[...]``."""

    def __init__(self, hint: object, values: Sequence[object]) -> None:
        super().__init__(hint)
        self.values = [(type(each), each) for each in values]

    @override
    def fits(self, value: object) -> bool:
        """Whether it is one of the values."""
        return (type(value), value) in self.values

    @override
    def accept(self, node: expr, path: str, wrong: Wrong) -> object:
        """The value."""
        value = value_of(node)
        if (type(value), value) not in self.values:
            self.unlike(node, path, wrong)
        return value


class _Told:
    """Is told that something is wrong, and remembers only that."""

    def __init__(self) -> None:
        self.anything = False

    def __call__(self, node: expr, path: str, text: str) -> None:  # noqa: ARG002  what it is does not matter
        self.anything = True


class Either(Shape):
    """A union: the first member that a literal fits."""

    def __init__(self, hint: object, members: Sequence[Shape]) -> None:
        super().__init__(hint)
        self.members = members

    @override
    def fits(self, value: object) -> bool:
        """Whether a value is of one of the members."""
        return any(each.fits(value) for each in self.members)

    @override
    def accept(self, node: expr, path: str, wrong: Wrong) -> object:
        """The value."""
        for each in self.members:
            unlike = _Told()
            value = each.accept(node, path, unlike)
            if not unlike.anything:
                return value
        self.unlike(node, path, wrong)
        return None


def not_literal(node: expr) -> str:
    """That something would have to be run."""
    return f"is {kind(node)}, not a literal: nothing is run to know its value"


def kind(node: expr) -> str:
    """What stands in a source, in a few words."""
    if isinstance(node, Constant):
        return f"{type(node.value).__name__} {node.value!r:.60}" if node.value is not None else "None"
    if isinstance(node, Name):
        return f"the name {node.id}"
    if isinstance(node, List | Tuple | Set | Dict):
        return f"a {type(node).__name__.lower()}"
    return f"an expression ({type(node).__name__})"
