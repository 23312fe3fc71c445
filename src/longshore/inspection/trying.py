"""Loads one candidate as a host would, under the operator's policy, and says what became of it."""

from __future__ import annotations

import linecache
import sys
from collections.abc import Iterator, Mapping
from types import TracebackType

from longshore._compat import override
from longshore.conformance.engine import examine
from longshore.inspection.surveying import details_of
from longshore.loading import Wanted
from longshore.managers import ExtensionPoint
from longshore.model import Candidate, LoadFault
from longshore.model.extension import ConformanceReport, Extension, SideEffect, Watch
from longshore.model.inspection import Details, Inspected, Remark
from longshore.pipeline import Failure, Observer, Settings, Terms
from longshore.pipeline.declared import wanted_of
from longshore.rendering.failures import status
from longshore.rendering.report import finding_lines, type_name
from longshore.rendering.safe import asked, bounded, error_text, object_text
from longshore.run_time import published
from longshore.verification.environment import POINTS


class Api:
    """What plugins of a namespace are compared with.

    Attributes:
        api: the API, ``object`` where there is none.
        words: the same in words; why there is none, where that is so.
        missed: there is one, and it can't be had.
        wanted: what is asked of what they declare.
    """

    __slots__ = ("api", "words", "missed", "wanted")

    def __init__(self, api: object, words: str, *, missed: bool = False, wanted: Wanted[object] | None = None) -> None:
        self.api = api
        self.words = words
        self.missed = missed
        self.wanted = wanted


def api_for(namespace: str, points: Mapping[str, Candidate]) -> Api:
    """The API of a namespace, imported from its host.

    Args:
        namespace: whose.
        points: the entry points that publish APIs, by namespace.
    """
    candidate = points.get(namespace)
    if candidate is None:
        return Api(object, "no installed host publishes an API for it, so it was compared with nothing")
    refused = Terms(POINTS, object, None, {}).refusal(candidate)
    if refused is not None:
        return Api(object, f"the published API {candidate.value} was not loaded: {refused.error}", missed=True)
    try:
        point = published(candidate.value)
        api: object = point.api if isinstance(point, ExtensionPoint) else point
        wanted = wanted_of(point.meta, namespace, {}, point.versions) if isinstance(point, ExtensionPoint) else None
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return Api(object, f"the published API {candidate.value} can't be loaded: {error_text(error)}", missed=True)
    return Api(api, type_name(api), wanted=wanted)


class Marks(Observer):
    """Is told when the load of a plugin begins and ends; this one keeps it to itself."""

    def begin(self) -> None:
        """The load begins."""

    def end(self) -> None:
        """The load has ended."""

    @override
    def loaded(self, extension: Extension[object, object]) -> None:  # noqa: ARG002  an observer's
        """It has ended well."""
        self.end()

    @override
    def failed(self, failure: Failure) -> None:  # noqa: ARG002  an observer's
        """It has ended otherwise."""
        self.end()


def tried(candidate: Candidate, api: Api, marks: Marks) -> Inspected:
    """Load a candidate and compare it with an API.

    Args:
        candidate: the entry point.
        api: what it is compared with.
        marks: is told when it is being loaded.
    """
    known = details_of(candidate)
    settings: Settings = {"watch": Watch(0.0, output=True), "observer": marks}
    wanted = api.wanted or wanted_of(None, candidate.namespace, settings)
    terms: Terms[object, object] = Terms(candidate.namespace, object, None, settings, wanted)
    marks.begin()
    found = accepted = terms.extension(candidate)
    report = ConformanceReport(object, object)
    words, missed = api.words, api.missed
    if isinstance(found, Extension):
        try:
            report = examine(found.plugin, api.api, strict=False, unverified="allow")
        except Exception as error:
            words, missed = f"{words} can't be compared with anything: {error_text(error)}", True
        if not report.conforms:
            found = Failure(candidate, report, seconds=found.seconds, side_effects=found.side_effects)
    findings = [Remark(each.code, "\n".join(finding_lines(each))) for each in (*report.findings, *report.unverified)]
    if missed:
        findings.append(Remark("not-compared", "it was not compared with its published API"))
    fault = found.cause if isinstance(found, Failure) and isinstance(found.cause, LoadFault) else None
    details = Details(
        known.editable,
        known.folder,
        seconds=found.seconds,
        api=words,
        missing=asked(_missing, fault.error) if fault else "",
        traceback=[*own_frames(candidate, fault.error)] if fault else [],
        side_effects=[*_noticed(found.side_effects)],
        traits=known.traits,
        findings=findings,
        api_version=accepted.api_version if isinstance(accepted, Extension) else "",
        meta=object_text(accepted.meta) if isinstance(accepted, Extension) and accepted.meta is not None else "",
    )
    if isinstance(found, Failure):
        return Inspected(candidate, status(found.cause), str(found.error), details)
    return Inspected(candidate, "loaded", "", details)


def _noticed(effects: tuple[SideEffect, ...]) -> Iterator[Remark]:
    """What loading did; traits are told by themselves."""
    yield from (Remark(each.kind, each.text) for each in effects if each.kind != "identity")


def _missing(error: BaseException) -> str:
    return error.name if isinstance(error, ModuleNotFoundError) and isinstance(error.name, str) else ""


def own_frames(candidate: Candidate, error: BaseException) -> Iterator[str]:
    """The places of a traceback in the plugin's own files, the last first, and the one where it was raised.

    Args:
        candidate: whose plugin.
        error: what was raised.
    """
    top = candidate.module_name.partition(".")[0]
    step: object = BaseException.__dict__["__traceback__"].__get__(error)
    places: list[tuple[bool, str]] = []
    while isinstance(step, TracebackType):
        code = step.tb_frame.f_code
        name: object = step.tb_frame.f_globals.get("__name__")
        if not code.co_filename.startswith("<frozen") and not _is_ours(name):
            source = linecache.getline(code.co_filename, step.tb_lineno).strip()
            place = bounded(f"{code.co_filename}:{step.tb_lineno} in {code.co_name}: {source}", 400)
            places.append((isinstance(name, str) and name.partition(".")[0] == top, place))
        step = step.tb_next
    for number, (own, place) in enumerate(reversed(places)):
        if own or number == 0:
            yield place


def _is_ours(name: object) -> bool:
    return isinstance(name, str) and name.startswith("longshore.") and name in sys.modules
