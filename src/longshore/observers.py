"""Observers that are ready made."""

from __future__ import annotations

import logging

from longshore._compat import override
from longshore.model import Candidate, Discovery
from longshore.model.extension import ConformanceReport, Extension
from longshore.pipeline import Failure, Observer
from longshore.rendering.failures import who


class LoggingObserver(Observer):
    """Writes everything that becomes of candidates to a log, one record for each event, with its data.

    Each has the attribute ``longshore_event``: ``discovered``, ``refused``, ``checked``, ``loaded`` or ``failed``.
    Failures are logged by the managers in any case, as warnings.

    Args:
        logger: where to write; the logger ``longshore`` where left out.
        level: the level of the records.

    Example:
        >>> from longshore import ExtensionManager, LoggingObserver
        >>> ExtensionManager[object]("textapp.formatters", observer=LoggingObserver()).names()
        []
    """

    def __init__(self, logger: logging.Logger | None = None, level: int = logging.INFO) -> None:
        self._logger = logger or logging.getLogger("longshore")
        self._level = level

    @override
    def discovered(self, namespace: str, found: Discovery) -> None:
        """A namespace was looked up."""
        self._log("discovered", "%s: %d candidates, %d problems", namespace, len(found.candidates), len(found.problems))

    @override
    def refused(self, failure: Failure) -> None:
        """A policy refused a candidate."""
        self._log("refused", "%s", failure)

    @override
    def checked(self, candidate: Candidate, report: ConformanceReport) -> None:
        """A plugin was compared with its API."""
        verdict = "conforms" if report else "does not conform"
        self._log("checked", "%s %s, %d findings", who(candidate), verdict, len(report.findings))

    @override
    def loaded(self, extension: Extension[object, object]) -> None:
        """A plugin was accepted."""
        self._log("loaded", "%s was loaded in %.1f ms", who(extension.candidate), extension.seconds * 1000)

    @override
    def failed(self, failure: Failure) -> None:
        """A plugin was not accepted."""
        self._log("failed", "%s failed: %s", who(failure.candidate), failure.status)

    def _log(self, event: str, text: str, *args: object) -> None:
        self._logger.log(self._level, text, *args, extra={"longshore_event": event})
