"""What a type checker makes of all the places that bind one name."""

from __future__ import annotations

import ast
import typing
from collections.abc import Sequence

from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.generics import bare
from longshore.conformance.forms.kinds import origin_of
from longshore.conformance.forms.names import Unknown
from longshore.conformance.source.assignments import Binding
from longshore.conformance.source.codes import own_functions
from longshore.conformance.source.inference import Inference, Mode
from longshore.conformance.source.operators import operation
from longshore.conformance.source.parameters import is_typed
from longshore.conformance.source.scopes import Asking, Checker, Place, Scope
from longshore.conformance.source.trees import first_line
from longshore.conformance.source.unions import NONE, UNKNOWN, is_known, same, union


class Bound:
    """The places of one class or module that bind a name.

    Args:
        name: the name.
        bindings: the places, those in the body before those in methods.
        space: the globals.
        cls: the class, ``None`` for a module.
        asking: answers what an inferred type depends on.
    """

    def __init__(
        self, name: str, bindings: Sequence[Binding], space: dict[str, object], cls: type | None, asking: Asking
    ) -> None:
        self.cls = cls
        self._bindings = bindings
        self._space = space
        self._asking = asking
        codes = [(each, each.__code__) for each in (own_functions(cls) if cls is not None else ())]
        self._functions = {(code.co_name, code.co_firstlineno): each for each, code in codes}
        self._constant = name.upper() == name and any(each.isalpha() for each in name)
        self._annotations = [
            (each, self._place(each).resolved(each.annotation)) for each in bindings if each.annotation
        ]

    @property
    def declared(self) -> bool:
        """Whether one of the places writes a type."""
        return any(_says_a_type(form) for _, form in self._annotations)

    @property
    def final(self) -> bool:
        """Whether one of the places says ``Final``."""
        return any(_is_final(form) for _, form in self._annotations)

    def seen_by(self, checker: Checker) -> object:
        """The type as a type checker has it, with the text of what it can't be known from."""
        form = self._by_mypy() if checker == "mypy" else self._by_pyright()
        return form if is_known(form) else Unknown(self.text)

    def _by_mypy(self) -> object:
        """The type that is written or assigned first, in a function that mypy looks into."""
        binders = [each for each in self._bindings if each.sort != "augmented"]
        if not binders:
            return UNKNOWN
        one = binders[0]
        if not self._written(one) and one.sort == "plain" and one.method is not None and not is_typed(one.method):
            return typing.Any
        form = self._form(one, "mypy")
        if form is not NONE or len(binders) == 1 or self._written(one):
            return form
        second = self._form(binders[1], "mypy")  # it completes the type of a None in the body of the class
        return union([second, NONE]) if one.method is None and binders[1].method is not None else UNKNOWN

    def _by_pyright(self) -> object:
        """The type that is written anywhere, or else the union of all that is assigned."""
        written = [bare(form) for _, form in self._annotations if _says_a_type(form)]
        if written:
            return written[0] if all(same(each, written[0]) for each in written) else UNKNOWN
        plain = [self._form(each, "pyright") for each in self._bindings if each.sort != "augmented"]
        added = [self._form(each, "pyright") for each in self._bindings if each.sort == "augmented"]
        operators = [each.operator for each in self._bindings if each.operator is not None]
        if not plain:
            return UNKNOWN
        return union([*plain, *(operation(plain[0], op, form) for op, form in zip(operators, added, strict=True))])

    def _form(self, binding: Binding, checker: Checker) -> object:
        if binding.annotation:
            form = self._place(binding).resolved(binding.annotation)
            if _says_a_type(form):
                return bare(form)
            if form is typing.TypeAlias:
                return UNKNOWN
        if binding.value is None:
            return UNKNOWN
        mode: Mode = "final" if self.final or (self._constant and checker == "pyright") else "plain"
        if binding.sort == "augmented":
            mode = "wide"
        return Inference(Scope(self._place(binding), checker, self._asking)).of(binding.value, mode)

    def _written(self, binding: Binding) -> bool:
        return any(each is binding and _says_a_type(form) for each, form in self._annotations)

    def _place(self, binding: Binding) -> Place:
        method = binding.method
        if method is None or self.cls is None:
            return Place(self._space, self.cls)
        return Place(self._space, self.cls, method, self._functions.get((method.name, first_line(method))))

    @property
    def text(self) -> str:
        """What is written there: the annotation, or else what is assigned."""
        values = [each.value for each in self._bindings if each.value is not None]
        annotations = [each.annotation for each in self._bindings if each.annotation]
        return next(iter(annotations), "") or " or ".join(dict.fromkeys(map(ast.unparse, values)))


def _is_final(form: object) -> bool:
    return form is typing.Final or origin_of(form) is typing.Final


def _says_a_type(form: object) -> bool:
    """Whether an annotation is more than ``Final`` or ``ClassVar`` alone."""
    return bare(form) is not MISSING and form is not typing.TypeAlias
