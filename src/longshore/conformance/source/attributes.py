"""What the source text tells of attributes and variables. It is read only where the object does not tell."""

from __future__ import annotations

from types import ModuleType
from typing import Literal

from longshore.conformance.forms.static import is_really
from longshore.conformance.source import NotSet, Telling, Told
from longshore.conformance.source.codes import setters_of

Answer = Literal["yes", "no", "unknown"]


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
    setters = setters_of(cls, name)
    if not setters:
        return NotSet()
    from longshore.conformance.source.reading import Reading  # late: imports ast

    return Reading().of_attribute(setters, name)


def variable_type(owner: type | ModuleType, name: str) -> Telling:
    """The type of a variable that the body of a class or module itself binds: ``x = 3``.

    Args:
        owner: the class, whose bases are not looked at, or the module.
        name: the variable.
    """
    from longshore.conformance.source.reading import Reading  # late: imports ast

    if is_really(owner, ModuleType):
        return Reading().of_module_variable(owner, name)
    return Reading().of_class_variable(owner, name) if is_really(owner, type) else NotSet()
