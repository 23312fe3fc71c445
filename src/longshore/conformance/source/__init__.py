"""The plugin's source text, which is never executed, for what the object does not tell.

The room's doors:

- :func:`longshore.conformance.source.attributes.sets_attribute`: whether a method of a class sets ``self.x``;
- :func:`longshore.conformance.source.attributes.attribute_type`: the type of such an attribute;
- :func:`longshore.conformance.source.attributes.variable_type`: the type of a variable of a class body or module;
- :mod:`longshore.conformance.source.trees`: the statements that functions, classes and modules were made from.

An answer is :class:`Told`, :class:`NotSet` or :class:`Unreadable`. The type checkers do not always infer the same, so
what is told has a type for each; they are one object where the two agree. A type is a form as annotations have them
(a class, ``list[int]``, :class:`types.NoneType`), ``Any`` where the checker takes anything for it, or
:class:`~longshore.conformance.forms.annotations.Unknown` with the text that it can't be known from. A generic class
without its arguments has arguments, but these can't be known: ``list`` is what ``[]`` and ``[f(), 1]`` give.
"""

from __future__ import annotations

from longshore.model import Noun


class Told(Noun):
    """What the source tells of an attribute or variable.

    Attributes:
        mypy: its type as mypy sees it, without qualifiers.
        pyright: its type as pyright sees it; the same object where both agree.
        declared: the type is written there; otherwise it is inferred from what is assigned.
        final: it is declared ``Final``, so nobody may assign it.
        owner: the class that sets it, in whose type parameters the types are; for a module's variable ``object``.
    """

    __slots__ = ("mypy", "pyright", "declared", "final", "owner")

    def __init__(self, mypy: object, pyright: object, owner: type, *, declared: bool, final: bool) -> None:
        self.mypy = mypy
        self.pyright = pyright
        self.declared = declared
        self.final = final
        self.owner = owner


class NotSet(Noun):
    """Nothing in the source sets it; it may be there all the same, by ``setattr`` for instance."""

    __slots__ = ()


class Unreadable(Noun):
    """The source would have to tell, but it is missing, or is no longer what the object was made from."""

    __slots__ = ()


Telling = Told | NotSet | Unreadable
