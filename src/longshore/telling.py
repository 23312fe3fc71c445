"""Tells, after a load, what was not accepted and what was accepted with warnings: to the log, or as errors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from longshore import observer
from longshore.model import Installed, LoadFault, Problem
from longshore.model.extension import Extension
from longshore.pipeline import Failure, Terms
from longshore.pipeline.choosing import not_one
from longshore.rendering.failures import all_failed, malformed, who
from longshore.rendering.report import report_text
from longshore.rendering.safe import traceback_text

Meta = TypeVar("Meta")
T = TypeVar("T")


def tell(
    terms: Terms[T, Meta],
    extensions: Sequence[Extension[T, Meta]],
    failures: Sequence[Failure | Problem],
    *,
    logged: bool,
    missing: Sequence[str] = (),
) -> None:
    """Tell what was not accepted, and what was accepted with warnings; or raise it where the load is strict.

    Args:
        terms: what was asked.
        extensions: what was accepted.
        failures: what was not.
        logged: failures of candidates are logged; otherwise the host was told them.
        missing: names that no plugin has; they are logged, too.

    Raises:
        PluginErrors: the load is strict and something failed.
    """
    told = [(each, malformed(terms.namespace, each) if isinstance(each, Problem) else each.error) for each in failures]
    errors = [error for each, error in told if not may_be_unrelated(each)]
    absent = [not_one(terms, each, ()) for each in missing]
    errors += absent
    if errors and terms.strict:
        raise all_failed(terms.namespace, errors)
    for each, error in told:
        if may_be_unrelated(each):
            observer.once(str(error))
        elif logged or isinstance(each, Problem):
            fault = each.cause if isinstance(each, Failure) else None
            observer.failed(error, traceback_text(fault.error) if isinstance(fault, LoadFault) else "")
            if isinstance(each, Failure):
                _tell_side_effects(each)
    for error in absent:
        observer.failed(error, "")
    for extension in extensions:
        if extension.report.findings:
            observer.questionable(extension, report_text(extension.report, "  "))
        _tell_side_effects(extension)


def _tell_side_effects(found: Extension[T, Meta] | Failure) -> None:
    for each in found.side_effects:
        observer.side_effect(who(found.candidate), each)


def may_be_unrelated(failure: Failure | Problem) -> bool:
    """Whether this is a whole file of metadata that can't be read, which may have nothing to do with the namespace.

    It is kept and logged, once in a process, and is no error of a strict load.
    """
    return isinstance(failure, Problem) and not failure.line and isinstance(failure.distribution, Installed)
