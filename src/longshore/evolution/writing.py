"""Types as texts that mean the same later: every name with its module."""

from __future__ import annotations

import builtins
import enum
import types
import typing
from collections.abc import Callable

from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.generics import bare, is_alias, unpacked
from longshore.conformance.forms.kinds import args_of, origin_of, special
from longshore.conformance.forms.made import is_form
from longshore.conformance.forms.names import Unknown
from longshore.conformance.forms.static import is_really, qualified_name_of
from longshore.conformance.forms.variables import VARIABLES
from longshore.conformance.forms.wording import type_text
from longshore.conformance.signatures import Parameter, Signature

_VALUES: tuple[type, ...] = (str, bytes, int, types.NoneType)


class Writer:
    """Writes types.

    Args:
        met: is told of each class and new type that is mentioned.
        variable: gives the name of a type variable.
    """

    def __init__(self, met: Callable[[object], None], variable: Callable[[object], str]) -> None:
        self._met = met
        self._variable = variable
        self._inside: list[str] = []

    def text(self, form: object) -> str:
        """A type with full names; what has no name is a quoted text, which later nobody takes for more than that."""
        if is_alias(form):
            return self._alias(form)
        form = bare(form)
        kind = special(form)
        if form is Ellipsis:
            return "..."
        if form is type(None) or form is None:
            return "None"
        if is_really(form, list) or is_really(form, tuple):
            return f"[{', '.join(map(self.text, form))}]"
        if issubclass(type(form), VARIABLES):
            return self._variable(form)
        if is_really(form, type) and kind != "Any":
            return self._class(form)
        if is_really(form, typing.NewType):
            self._met(form)
            return f"{form.__module__}.{form.__name__}"
        if is_really(form, Unknown) or not is_form(form):
            return repr(type_text(form))
        return self._made(form, kind)

    def _alias(self, form: object) -> str:
        """What an alias stands for; inside itself, nothing but its name."""
        name = type_text(form)
        if name in self._inside:
            return repr(name)
        self._inside.append(name)
        try:
            return self.text(bare(form))
        finally:
            self._inside.pop()

    def _class(self, cls: type) -> str:
        if "<locals>" in qualified_name_of(cls):
            return repr(type_text(cls))
        self._met(cls)
        return name_in_full(cls)

    def _made(self, form: object, kind: str) -> str:
        arguments = args_of(form)
        inner = unpacked(form)
        if inner is not None:
            return f"typing.Unpack[{self.text(inner)}]"
        if kind == "Union":
            texts = dict.fromkeys(map(self.text, arguments))
            return " | ".join(sorted(texts, key=lambda each: (each == "None", each)))
        if kind == "Literal":
            return f"typing.Literal[{', '.join(map(self._value, arguments))}]"
        origin = origin_of(form)
        if is_really(origin, type):
            items = ", ".join(map(self.text, arguments)) or "()"
            return f"{self._class(origin)}[{items}]"
        if arguments:
            return f"typing.{kind}[{', '.join(map(self.text, arguments))}]"
        return f"typing.{kind}"

    def _value(self, value: object) -> str:
        if is_really(value, enum.Enum):
            return f"{self._class(type(value))}.{value.name}"
        return repr(value) if any(is_really(value, each) for each in _VALUES) else repr(type_text(type(value)))

    def signature(self, signature: Signature) -> str:
        """A signature as its ``def`` statement has it, without the name."""
        kinds = [each.kind for each in signature.parameters]
        parts: list[str] = []
        for index, each in enumerate(signature.parameters):
            if each.kind == "keyword-only" and not {"var-positional", "keyword-only"} & set(kinds[:index]):
                parts.append("*")
            parts.append(self._parameter(each))
            if each.kind == "positional-only" and "positional-only" not in kinds[index + 1 :]:
                parts.append("/")
        if signature.rest is not None:
            rest = self.text(signature.rest)
            parts += [f"*args: {rest}.args", f"**kwargs: {rest}.kwargs"]
        returns = "" if signature.returns is MISSING else f" -> {self.text(signature.returns)}"
        return f"({', '.join(parts)}){returns}"

    def _parameter(self, each: Parameter) -> str:
        stars = {"var-positional": "*", "var-keyword": "**"}.get(each.kind, "")
        annotation = "" if each.annotation is MISSING else f": {self.text(each.annotation)}"
        default = " = ..." if each.optional and not stars else ""
        return f"{stars}{each.name.replace('#', 'a')}{annotation}{default}"


def name_in_full(cls: type) -> str:
    """A class by its module and name; of the built-in ones that only :mod:`types` names, that name."""
    module: object = type.__dict__["__module__"].__get__(cls)
    name = qualified_name_of(cls)
    if module != "builtins":
        return f"{module}.{name}"
    if name in vars(builtins):
        return name
    return next((f"types.{each}" for each, value in vars(types).items() if value is cls), name)
