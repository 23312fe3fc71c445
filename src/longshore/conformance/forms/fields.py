"""The types of the fields of NamedTuples and the keys of TypedDicts."""

from __future__ import annotations

import typing
from collections.abc import Iterator

from longshore._compat import own_annotations
from longshore.conformance import mro_of
from longshore.conformance.forms.annotations import MISSING, namespace_of, resolve, type_parameters
from longshore.conformance.forms.names import Unknown
from longshore.conformance.forms.static import dict_of_class


def types_of_fields(cls: type, names: tuple[object, ...]) -> Iterator[object]:
    """The declared types of some names of a class, ``Any`` where one has none."""
    for name in names:
        found = declared(cls, str(name))
        yield typing.Any if found is MISSING else found


def declared(cls: type, name: str) -> object:
    """The annotation of a name in a class or the nearest of its bases, resolved; :data:`MISSING` for none."""
    for base in mro_of(cls):
        found = annotation_on(name, base)
        if found is not MISSING:
            return found
    return MISSING


def annotation_on(name: str, owner: type) -> object:
    """The annotation that a class itself gives a name, resolved, :data:`MISSING` for none."""
    raw = own_annotations(owner).get(name, MISSING)
    if raw is MISSING or issubclass(type(raw), type):
        return raw
    try:
        return resolve(raw, namespace_of(owner), type_parameters(owner) | dict(dict_of_class(owner)))
    except Exception:  # of a type that is nested too deeply, or is no type at all
        return Unknown(f"the annotation of {name!r}")
