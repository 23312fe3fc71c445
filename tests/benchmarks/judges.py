"""Who is asked whether an object keeps an API: longshore, and the run-time tools beside it, where they are installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from types import FunctionType
from typing import Any, Protocol, get_origin, runtime_checkable

Answer = Callable[[object], bool]
"""Whether an object keeps the API that the answer was prepared for."""


def members(api: type) -> dict[str, object]:
    """What the body of an API's class, or those of its bases, declare."""
    found: dict[str, object] = {}
    for base in reversed(api.__mro__):
        if base.__module__ not in {"builtins", "typing", "abc"}:
            found |= dict.fromkeys(vars(base).get("__annotations__", {})) | vars(base)
    return {name: value for name, value in found.items() if is_member(name, value)}


def is_member(name: str, value: object) -> bool:
    """Whether a name in a class body is not only what Python or typing has put there."""
    if name in {"__init__", "__subclasshook__"}:
        return False
    return not name.startswith("_") or (name.startswith("__") and isinstance(value, FunctionType))


def class_of(api: object) -> type:
    """The class that an API is, or is made from; LookupError for a form that is something else."""
    cls = get_origin(api) or api
    if not isinstance(cls, type) or cls is type or cls.__module__ == "collections.abc":
        raise LookupError(f"{api} is no class")
    return cls


def checkable(api: object) -> object:
    """The API, so that `isinstance` answers for it if it is a Protocol."""
    try:
        cls = class_of(api)
    except LookupError:
        return api
    if Protocol in cls.__bases__:
        runtime_checkable(cls)
    return api


def by_longshore(api: Any) -> Answer:
    from longshore import check

    return lambda plugin: bool(check(plugin, api))


def by_longshore_with_report(api: Any) -> Answer:
    """The same, with the full report as text."""
    from longshore import check, report_text

    def answer(plugin: object) -> bool:
        report = check(plugin, api)
        return not report_text(report) or report.conforms

    return answer


def by_isinstance(api: object) -> Answer:
    cls = class_of(checkable(api))
    return lambda plugin: isinstance(plugin, cls)


def by_typeguard(api: Any) -> Answer:
    from typeguard import TypeCheckError, check_type

    checkable(api)

    def answer(plugin: object) -> bool:
        try:
            check_type(plugin, api)
        except TypeCheckError:
            return False
        return True

    return answer


def by_beartype(api: Any) -> Answer:
    from beartype.door import is_bearable

    checkable(api)
    return lambda plugin: is_bearable(plugin, api)


def interface_of(api: type) -> Any:
    """The same API as an interface of zope's."""
    from zope.interface import Attribute, Interface
    from zope.interface.interface import InterfaceClass, fromFunction

    attributes: dict[str, object] = {}
    for name, value in members(api).items():
        function = value.__func__ if isinstance(value, classmethod | staticmethod) else value
        bound = 0 if isinstance(value, staticmethod) else 1
        is_function = isinstance(function, FunctionType)
        attributes[name] = fromFunction(function, imlevel=bound, name=name) if is_function else Attribute(name)
    return InterfaceClass(api.__name__, (Interface,), attributes, __module__=api.__module__)


def by_zope(api: object) -> Answer:
    from zope.interface import Invalid
    from zope.interface.verify import verifyClass, verifyObject

    interface = interface_of(class_of(api))

    def answer(plugin: object) -> bool:
        verify = verifyClass if isinstance(plugin, type) else verifyObject
        try:
            return bool(verify(interface, plugin, tentative=True))
        except Invalid:
            return False

    return answer


def by_pydantic(api: Any) -> Answer:
    from pydantic import ConfigDict, TypeAdapter, ValidationError

    adapter = TypeAdapter(checkable(api), config=ConfigDict(arbitrary_types_allowed=True))

    def answer(plugin: object) -> bool:
        try:
            adapter.validate_python(plugin)
        except ValidationError:
            return False
        return True

    return answer


@dataclass(frozen=True)
class Judge:
    """One way to ask.

    Attributes:
        label: what is written in the tables.
        library: the distribution that is needed, `""` for none.
        prepare: makes an answer for an API, which is done once; it raises where the tool knows no such API.
    """

    label: str
    library: str
    prepare: Callable[[Any], Answer]

    def installed(self) -> bool:
        """Whether what is needed can be imported."""
        return not self.library or importlib.util.find_spec(self.library.split(".")[0]) is not None

    def named(self) -> str:
        """The label with the version of what is asked."""
        return f"{self.label} {version(self.library)}" if self.library else self.label


LONGSHORE = Judge("longshore `check`", "", by_longshore)
REPORTING = Judge("longshore `check` and `report_text`", "", by_longshore_with_report)
OTHERS = (
    Judge("`isinstance`, runtime_checkable", "", by_isinstance),
    Judge("typeguard `check_type`", "typeguard", by_typeguard),
    Judge("beartype `is_bearable`", "beartype", by_beartype),
    Judge("zope `verifyClass`/`verifyObject`", "zope.interface", by_zope),
    Judge("pydantic `TypeAdapter`", "pydantic", by_pydantic),
)


def judges(first: Judge) -> list[Judge]:
    """All that are installed."""
    return [first, *(each for each in OTHERS if each.installed())]
