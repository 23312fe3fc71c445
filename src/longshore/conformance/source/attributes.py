"""What the source text tells of attributes and variables. It is read only where the object does not tell."""

from __future__ import annotations

import weakref
from types import ModuleType
from typing import Literal

from longshore.conformance.forms.static import is_really
from longshore.conformance.source import NotSet, Telling, Told
from longshore.conformance.source.codes import setters_of

Answer = Literal["yes", "no", "unknown"]
_answers: dict[int, tuple[weakref.ref[type | ModuleType], dict[tuple[str, str], Told]]] = {}


def sets_attribute(cls: type, name: str) -> Answer:
    """Whether a method of a class or of a base assigns a name on its first parameter: ``self.x = ...``.

    The code objects tell most classes that do not without their source. ``unknown`` where the source would have to
    tell, but is missing or is no longer that of the class.
    """
    told = attribute_type(cls, name)
    return "yes" if isinstance(told, Told) else "no" if isinstance(told, NotSet) else "unknown"


def attribute_type(cls: type, name: str) -> Telling:
    """The type of an attribute that the methods of a class or of its bases set on their object: ``self.x = 3``.

    The caller has looked for a declaration in the bodies of the classes, which decides where there is one.

    Args:
        cls: the class.
        name: the attribute.
    """
    kept = _kept(cls)
    if (name, "attribute") in kept:
        return kept[name, "attribute"]
    setters = setters_of(cls, name)
    if not setters:
        return NotSet()
    from longshore.conformance.source.reading import Reading  # late: imports ast

    return _keep(kept, (name, "attribute"), Reading().of_attribute(setters, name))


def variable_type(owner: type | ModuleType, name: str) -> Telling:
    """The type of a variable that the body of a class or module itself binds: ``x = 3``.

    Args:
        owner: the class, whose bases are not looked at, or the module.
        name: the variable.
    """
    kept = _kept(owner)
    if (name, "variable") in kept:
        return kept[name, "variable"]
    from longshore.conformance.source.reading import Reading  # late: imports ast

    told: Telling = Reading().of_class_variable(owner, name) if is_really(owner, type) else NotSet()
    if is_really(owner, ModuleType):
        told = Reading().of_module_variable(owner, name)
    return _keep(kept, (name, "variable"), told)


def _kept(owner: type | ModuleType) -> dict[tuple[str, str], Told]:
    """What was told of a class or module: it stays true of that object, whatever becomes of the text."""
    place = id(owner)  # its metaclass may make a class unhashable
    known = _answers.get(place)
    if known is None or known[0]() is not owner:
        known = weakref.ref(owner, lambda _: _answers.pop(place, None)), {}
        _answers[place] = known
    return known[1]


def _keep(kept: dict[tuple[str, str], Told], question: tuple[str, str], answer: Telling) -> Telling:
    if isinstance(answer, Told):
        kept[question] = answer
    return answer
