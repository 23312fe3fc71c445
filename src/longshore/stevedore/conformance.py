"""The check that a type argument asks for: ``DriverManager[Formatter](...)``. stevedore has none."""

from __future__ import annotations

import os
from types import GenericAlias
from typing import Literal

from longshore.exceptions import LongshoreError
from longshore.model.extension import ConformanceReport

Strictness = Literal["error", "warn", "off"]
"""What becomes of a plugin that does not keep the API: it is not loaded, it is told, nothing is asked."""

VARIABLE = "LONGSHORE_CONFORMANCE"
_STRICTNESSES: dict[str, Strictness] = {"error": "error", "warn": "warn", "off": "off"}


class NonconformingPlugin(LongshoreError):
    """A plugin does not keep the API that the manager's type argument is.

    Attributes:
        report: what the check found.
    """

    def __init__(self, message: str, report: ConformanceReport) -> None:
        super().__init__(message, report)
        self.report = report


def strictness(given: Strictness | None) -> Strictness:
    """How strict a manager is: as it was told, else as the environment says, else it warns.

    Raises:
        ValueError: it is none of the three.
    """
    asked = given if given is not None else os.environ.get(VARIABLE) or "warn"
    if asked not in _STRICTNESSES:
        raise ValueError(f"conformance is 'error', 'warn' or 'off', not {asked!r} (the argument, or {VARIABLE})")
    return _STRICTNESSES[asked]


def report_on(plugin: object, obj: object, api: object) -> ConformanceReport:
    """What the check says of what a manager hands over.

    Args:
        plugin: what the entry point names.
        obj: what calling it gave, ``None`` where it was not called: then the plugin may be a class of the API's
            objects, or one itself, as stevedore leaves that open.
        api: the manager's type argument.
    """
    from longshore.conformance.engine import examine  # late: the whole engine, for those who ask for the check

    if obj is not None:
        return examine(obj, api, strict=False, unverified="allow")
    found = examine(plugin, api, strict=False, unverified="allow")
    if found.conforms or not isinstance(plugin, type):
        return found
    return examine(plugin, GenericAlias(type, (api,)), strict=False, unverified="allow")


def nonconforming(name: str, target: str, report: ConformanceReport) -> NonconformingPlugin:
    """The error about a plugin, with its text."""
    from longshore.rendering.report import report_text, type_name  # late: to explain

    head = f"{name!r} ({target}) does not conform to {type_name(report.api)}"
    return NonconformingPlugin(f"{head}\n{report_text(report, '  ')}", report)
