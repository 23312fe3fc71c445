"""The check that a type argument asks for: ``DriverManager[Formatter](...)``. stevedore has none."""

from __future__ import annotations

import os
from collections.abc import Callable
from types import GenericAlias
from typing import TYPE_CHECKING, Literal, TypeVar

from longshore.model import Candidate, FromReference
from longshore.model.extension import ConformanceReport

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Strictness = Literal["error", "warn", "off"]
"""What becomes of a plugin that does not keep the API: it is not loaded, it is told, nothing is asked."""

VARIABLE = "LONGSHORE_CONFORMANCE"
_STRICTNESSES: dict[str, Strictness] = {"error": "error", "warn": "warn", "off": "off"}


def strictness(given: Strictness | None, api: object) -> Strictness:
    """How strict a manager is: as it was told, else as the environment says, else it warns.

    Args:
        given: the manager's argument.
        api: its type argument, a type variable where it has none: then there is nothing to compare with.

    Raises:
        ValueError: the argument or the environment says none of the three.
        TypeError: the argument asks for a check, and there is no type argument.
    """
    unchecked = isinstance(api, TypeVar)
    if given is None and unchecked:  # as stevedore's managers, which ask no environment
        return "off"
    asked = given if given is not None else os.environ.get(VARIABLE) or "warn"
    if asked not in _STRICTNESSES:
        raise ValueError(f"conformance is 'error', 'warn' or 'off', not {asked!r} (the argument, or {VARIABLE})")
    if unchecked and asked != "off":
        raise TypeError(f"conformance={given!r} needs a type argument, such as DriverManager[Formatter](...)")
    return _STRICTNESSES[asked]


def compare(ep: EntryPoint, plugin: object, obj: object, api: object, strict: Strictness) -> None:
    """Compare what was loaded with an API: tell what does not keep it, or raise that.

    Args:
        ep: the entry point.
        plugin: what it names.
        obj: what calling it gave, ``None`` where it was not called.
        api: the manager's type argument.
        strict: what becomes of the plugin.

    Raises:
        DoesNotConform: the plugin does not keep the API, and ``strict`` is ``"error"``.
    """
    if strict == "off":
        return
    from longshore import observer  # late: for those who ask for the check
    from longshore.rendering.failures import failure  # late: as above

    try:
        report = _report(plugin, obj, api)
    except TypeError as error:  # the type argument is no API: that is nothing the plugin did
        if strict == "error":
            raise
        observer.once(f"{ep.group}: plugins are not compared with {api!r}: {error}")
        return
    if not report.conforms:
        told = failure(_candidate(ep), report)
        if strict == "error":
            raise told
        observer.failed(told, "")


def _report(plugin: object, obj: object, api: object) -> ConformanceReport:
    """What the check says of what a manager hands over.

    A plugin that was not called may be an object of the API, or make such objects: stevedore leaves that open.
    """
    from longshore.conformance.engine import examine  # late: the whole engine, for those who ask for the check

    if obj is not None:
        return examine(obj, api, strict=False, unverified="allow")
    found = examine(plugin, api, strict=False, unverified="allow")
    if found.conforms or not callable(plugin):
        return found
    made = _generic(type, api) if isinstance(plugin, type) else _generic(Callable, ..., api)
    return examine(plugin, made, strict=False, unverified="allow")


def _generic(origin: object, *arguments: object) -> GenericAlias:
    assert isinstance(origin, type)
    return GenericAlias(origin, arguments)


def _candidate(ep: EntryPoint) -> Candidate:
    found: object = getattr(ep, "_candidate", None)
    if isinstance(found, Candidate):
        return found
    return Candidate(ep.name, ep.value, ep.group, FromReference(ep.value), (ep.module, ep.attr or ""))
