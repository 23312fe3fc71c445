"""Classes of a plugin: structural ones with every member of a Protocol, derived ones with what is abstract."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from longshore.verification.errors import api_unimplementable
from longshore.verification.expressions import TypeText, last_name
from longshore.verification.implementing.functions import Functions, Signatures, docstring, first_line
from longshore.verification.implementing.homes import Expression, Home, arguments, homes, is_structural
from longshore.verification.implementing.members import Member, members
from longshore.verification.implementing.words import Words
from longshore.verification.reading import Sources
from longshore.verification.stubs.classes import flavour_of


class ClassWriter:
    """Writes one class."""

    def __init__(self, sources: Sources, words: Words, functions: Functions) -> None:
        self._sources = sources
        self._words = words
        self._functions = functions

    def lines(self, name: str, api: Expression, about: str, made_by: Sequence[str] = ()) -> Iterator[str]:
        """The class.

        Args:
            name: what it is called.
            api: the class that it has to be, or whose members it needs.
            about: what it is, for its docstring.
            made_by: its constructor, where the API says how it is called.
        """
        found = homes(self._sources, api)
        self._refuse_closed(found[0])
        wanted = members(found)
        self._words.reserve({each.name for each in wanted})
        base = "" if is_structural(found[0]) else f"({self._base(found[0])})"
        yield f"class {name}{base}:"
        yield f"    {docstring(about)}"
        parts = [*([list(made_by)] if made_by else []), *(list(self._member(each)) for each in wanted)]
        for number, part in enumerate(parts):
            attribute = not part[-1].startswith(" ")
            if not attribute or number == 0 or parts[number - 1][-1].startswith(" "):
                yield ""
            yield from (f"    {each}" if each else "" for each in part)

    def _refuse_closed(self, home: Home) -> None:
        """Some classes can't be derived from: their objects are known, or they say so."""
        marks = {last_name(each) for each in home.node.decorator_list}
        if "final" in marks or flavour_of(self._sources, home.source, home.node) == "enum":
            raise api_unimplementable(home.name, "nothing can be derived from this class: name one of its objects")

    def _base(self, home: Home) -> str:
        """The class, with arguments for its type parameters where it has some."""
        given = arguments(self._sources, home)
        name = TypeText(home.name, frozenset({home.source.module}))
        text = self._words.value(name)
        return f"{text}[{', '.join(map(self._words.value, given))}]" if given else text

    def _member(self, member: Member) -> Iterator[str]:
        if member.home.is_library and not is_structural(member.home):
            raise api_unimplementable(
                member.home.name, f"the library's text has no annotations for its member {member.name!r}"
            )
        told = Signatures(member.home, self._sources)
        if member.role == "method":
            yield from self._functions.method(member, told)
        else:
            yield self._attribute(member, member.nodes[0], told)

    def _attribute(self, member: Member, node: ast.stmt, told: Signatures) -> str:
        value: object = getattr(node, "value", None)
        text = self._functions.value(value, told) if isinstance(value, ast.expr) else None
        if isinstance(value, ast.Name) and text is None:
            text = value.id  # another member's other name
        annotation = node.annotation if isinstance(node, ast.AnnAssign) else None
        if text is None and annotation is not None and last_name(annotation) == "Final":
            annotation = annotation.slice if isinstance(annotation, ast.Subscript) else None
        if annotation is None and text is None:
            raise api_unimplementable(member.home.name, f"its member {member.name!r} has no type")
        typed = f": {self._words.type(told.type(annotation))}" if annotation is not None else ""
        return f"{member.name}{typed}" + (f" = {text}" if text is not None else "  # set it")


def about(found: Expression) -> str:
    """What a class says of itself, ``""`` for nothing."""
    node = found.defined.node if found.defined else None
    return first_line(node) if isinstance(node, ast.ClassDef) else ""
