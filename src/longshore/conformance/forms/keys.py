"""The keys of TypedDicts ("Typed dictionaries")."""

from __future__ import annotations

from longshore.conformance import dict_of
from longshore.conformance.forms.fields import declared
from longshore.conformance.forms.generics import Bases, bare, put
from longshore.conformance.forms.kinds import args_of, origin_of, special
from longshore.conformance.forms.static import is_really


class Key:
    """One key of a TypedDict.

    Attributes:
        form: the type of its value.
        required: it is always there.
        read_only: its value is not to be changed.
    """

    __slots__ = ("form", "required", "read_only")

    def __init__(self, annotation: object, *, total: bool) -> None:
        self.required = total
        self.read_only = False
        kind = special(annotation)
        while kind in {"Required", "NotRequired", "ReadOnly", "Annotated"} and origin_of(annotation) is not None:
            if kind in {"Required", "NotRequired"}:
                self.required = kind == "Required"
            self.read_only = self.read_only or kind == "ReadOnly"
            annotation = args_of(annotation)[0]
            kind = special(annotation)
        self.form = bare(annotation)


def keys_of(form: object) -> dict[str, Key]:
    """The keys of a TypedDict, by name, with type arguments put in."""
    origin = origin_of(form) or form
    cls = origin if is_really(origin, type) else object
    arguments = Bases(form).of(cls)
    required: object = dict_of(cls).get("__required_keys__", ())
    optional: object = dict_of(cls).get("__optional_keys__", ())
    always = required if is_really(required, frozenset) else frozenset[str]()
    names = always | (optional if is_really(optional, frozenset) else frozenset[str]())
    found: dict[str, Key] = {}
    for name in sorted(names):
        found[name] = Key(declared(cls, name), total=name in always)
        found[name].form = put(found[name].form, arguments)
    return found
