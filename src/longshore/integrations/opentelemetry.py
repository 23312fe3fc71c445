"""A bridge to OpenTelemetry: one span for each plugin that was loaded, or not."""

from __future__ import annotations

import time

from opentelemetry.trace import Status, StatusCode, Tracer, get_tracer

from longshore._compat import override
from longshore.model import Candidate
from longshore.model.extension import Extension
from longshore.pipeline import Failure, Observer


class TracingObserver(Observer):
    """Makes a span of each plugin that is loaded, refused or fails; it wants the extra ``longshore[opentelemetry]``.

    The span is named ``longshore.load``, covers the import and the call, and has the attributes ``plugin.namespace``,
    ``plugin.name``, ``plugin.target``, ``plugin.distribution`` and ``plugin.status``.

    Args:
        tracer: what makes the spans; the one named ``longshore`` of the current provider where left out.
    """

    def __init__(self, tracer: Tracer | None = None) -> None:
        self._tracer = tracer or get_tracer("longshore")

    @override
    def refused(self, failure: Failure) -> None:
        """A policy refused a candidate."""
        self._span(failure.candidate, failure.status, 0.0, str(failure))

    @override
    def loaded(self, extension: Extension[object, object]) -> None:
        """A plugin was accepted."""
        self._span(extension.candidate, extension.status, extension.seconds, "")

    @override
    def failed(self, failure: Failure) -> None:
        """A plugin was not accepted."""
        self._span(failure.candidate, failure.status, failure.seconds, str(failure))

    def _span(self, candidate: Candidate, status: str, seconds: float, error: str) -> None:
        end = time.time_ns()
        attributes = {
            "plugin.namespace": candidate.namespace,
            "plugin.name": candidate.name,
            "plugin.target": candidate.value,
            "plugin.distribution": str(candidate.distribution),
            "plugin.status": status,
        }
        start = end - int(seconds * 1_000_000_000)
        span = self._tracer.start_span("longshore.load", attributes=attributes, start_time=start)
        if error:
            span.set_status(Status(StatusCode.ERROR, error))
        span.end(end)
