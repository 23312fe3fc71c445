"""Types as one writes them, whatever their ``__repr__`` does."""

from __future__ import annotations

import enum
import types

from longshore.conformance.forms.annotations import MISSING, Alias
from longshore.conformance.forms.kinds import args_of, origin_of, special
from longshore.conformance.forms.made import is_form, is_of
from longshore.conformance.forms.names import Unknown
from longshore.conformance.forms.static import is_really, name_of, qualified_name_of

_OURS = frozenset({"longshore"})


def type_text(form: object) -> str:
    """A type as one writes it: by the names that the typing specification has for it."""
    if is_really(form, Unknown) or is_really(form, Alias):
        return form.text
    if form is MISSING:
        return "(no annotation)"
    if form is type(None) or form is None:
        return "None"
    if form is Ellipsis:
        return "..."
    if is_really(form, str):
        return form
    kind = special(form)
    if kind == "Any":
        return "Any"
    if is_really(form, type):
        return qualified_name_of(form).rpartition("<locals>.")[2]
    return _made_text(form, kind)


def _made_text(form: object, kind: str) -> str:
    arguments = args_of(form)
    if kind == "Union":
        return " | ".join(map(type_text, arguments))
    if kind == "Literal":
        return f"Literal[{', '.join(map(_value_text, arguments))}]"
    if kind == "Annotated" and arguments:
        return type_text(arguments[0])
    if is_really(form, list) or is_really(form, tuple):
        return f"[{', '.join(map(type_text, form))}]"
    if type(form) is types.GenericAlias and form.__unpacked__:
        return f"*{type_text(types.GenericAlias(tuple, arguments))}"
    if kind == "Unpack" and arguments:
        return f"*{type_text(arguments[0])}"
    if not arguments and origin_of(form) is not tuple:
        return _named(form, kind)
    origin = origin_of(form)
    name = qualified_name_of(origin).rpartition("<locals>.")[2] if is_really(origin, type) else kind or _named(origin)
    return f"{name}[{', '.join(map(type_text, arguments)) or '()'}]"


def _named(form: object, kind: str = "") -> str:
    """What has a name of its own: a type parameter, an alias, a new type."""
    if not (is_form(form) or is_of(type(form), _OURS)):
        return f"({name_of(type(form))})"
    return str(getattr(form, "__name__", "")) or kind or f"({name_of(type(form))})"


def _value_text(value: object) -> str:
    """A value inside ``Literal[...]``."""
    if is_really(value, enum.Enum):
        return f"{name_of(type(value))}.{enum.Enum.__dict__['name'].__get__(value)}"
    if type(value) in {str, bytes, int, bool, type(None)}:
        return repr(value)
    return f"({name_of(type(value))})"
