"""The errors of :mod:`longshore.model.failure`, made with their texts: who, what, where, and the cure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import assert_never

from longshore.model import (
    Candidate,
    Distribution,
    FromFile,
    FromReference,
    Installed,
    LoadFault,
    Problem,
    Refused,
    Stage,
    Status,
    Told,
)
from longshore.model.extension import ConformanceReport, SideEffect
from longshore.model.failure import (
    AttributeNotFound,
    CandidateError,
    CheckFunctionFailed,
    DoesNotConform,
    FactoryFailed,
    ImportFailed,
    MalformedMetadata,
    MultipleMatches,
    NoMatches,
    PluginErrors,
    PolicyRefused,
    UnknownName,
)
from longshore.rendering.places import place_of, place_of_findings
from longshore.rendering.report import report_text, summary, type_name
from longshore.rendering.safe import asked, bounded, did_you_mean, error_text

_MOST_NAMES = 50
_STATUSES: Mapping[Stage, Status] = {
    "declaration": "invalid-declaration",
    "version": "wrong-api-version",
    "import": "import-failed",
    "attribute": "attribute-not-found",
    "call": "factory-failed",
    "check-function": "check-function-failed",
}


def origin(distribution: Distribution) -> str:
    """Where a plugin comes from, in a few words."""
    match distribution:
        case Installed():
            return bounded(f"{distribution.name} {distribution.version}".rstrip(), 200)
        case FromFile() | FromReference():
            return bounded(str(distribution), 400)
        case _:
            assert_never(distribution)


def who(candidate: Candidate) -> str:
    """One candidate: namespace, name, target and distribution."""
    name = bounded(f"{candidate.namespace}: {candidate.name!r}", 200)
    return f"{name} ({bounded(candidate.value, 200)}) from {origin(candidate.distribution)}"


def status(cause: Refused | LoadFault | ConformanceReport | Told) -> Status:
    """What became of a candidate that was not accepted, in a word."""
    match cause:
        case Refused():
            return "refused"
        case LoadFault(stage="import", error=SystemExit()):
            return "exited"
        case LoadFault():
            return _STATUSES[cause.stage]
        case ConformanceReport():
            return "does-not-conform"
        case Told():
            return cause.status
        case _:
            assert_never(cause)


def failure(
    candidate: Candidate,
    cause: Refused | LoadFault | ConformanceReport | Told,
    side_effects: Sequence[SideEffect] = (),
) -> CandidateError:
    """The error for one candidate that was not accepted; what else loading it did is in its notes."""
    error = _failure(candidate, cause)
    for each in side_effects:
        error.add_note(f"loading it {bounded(each.text)}")
    return error


def _failure(candidate: Candidate, cause: Refused | LoadFault | ConformanceReport | Told) -> CandidateError:
    match cause:
        case Refused():
            reason = bounded(f"refused by the rule {cause.rule!r} from {cause.origin}", 400)
            cure = f". {bounded(cause.cure)}" if cause.cure else ""
            return PolicyRefused(f"{who(candidate)} was {reason}{cure}", candidate, reason, cause)
        case LoadFault(stage="declaration" | "version", error=CandidateError() as error):
            return error
        case LoadFault():
            return _load_failure(candidate, cause)
        case ConformanceReport():
            return _nonconforming(candidate, cause)
        case Told():
            return CandidateError(cause.message, candidate, cause.reason)
        case _:
            assert_never(cause)


def _load_failure(candidate: Candidate, fault: LoadFault) -> CandidateError:
    kinds = {
        "import": ImportFailed,
        "attribute": AttributeNotFound,
        "call": FactoryFailed,
        "check-function": CheckFunctionFailed,
    }
    verbs = {
        "import": "its import raised",
        "attribute": "its target can't be read:",
        "call": "calling it raised",
        "check-function": "the host's check_func raised",
    }
    place = asked(lambda error: place_of(candidate, error), fault.error)
    reason = f"{verbs[fault.stage]} {error_text(fault.error)}"
    cure = _cure(candidate, fault)
    message = f"{who(candidate)} was not loaded: {reason}{f' ({place})' if place else ''}. {cure}"
    made = kinds[fault.stage](message, candidate, reason)
    made.__cause__ = fault.error
    return made


def _missing_module(error: BaseException) -> str:
    """The name of the module whose absence was raised, ``""`` where that is not what was raised."""
    return error.name if isinstance(error, ModuleNotFoundError) and isinstance(error.name, str) else ""


def _cure(candidate: Candidate, fault: LoadFault) -> str:
    if fault.stage == "check-function":
        return "Mend the host's check function."
    if not isinstance(candidate.distribution, Installed):
        return _cure_of_own(candidate, fault)
    owner = origin(candidate.distribution)
    if fault.stage == "call":
        return f"Check the arguments that the host passes, or report it to the authors of {owner}."
    if fault.stage == "attribute":
        return f"Check the part after the ':' in {bounded(candidate.value, 200)!r}, or update {owner}."
    missing = asked(_missing_module, fault.error)
    if missing and f"{candidate.module_name}.".startswith(f"{missing}."):
        return f"There is no module {bounded(missing, 200)!r}: reinstall {owner}, or uninstall it."
    if missing:
        return f"Install what provides {bounded(missing, 200)!r}, or uninstall {owner}."
    return f"Update or uninstall {owner}, or report it to its authors."


def _cure_of_own(candidate: Candidate, fault: LoadFault) -> str:
    """What can be done about a file, or about a reference in a configuration: nothing was installed."""
    mend = "mend the file" if isinstance(candidate.distribution, FromFile) else "correct the reference"
    if fault.stage == "call":
        return f"Check the arguments that the host passes, or {mend}."
    if fault.stage == "attribute":
        return f"Check the part after the ':' in {bounded(candidate.value, 200)!r}, or {mend}."
    missing = asked(_missing_module, fault.error)
    if missing and f"{candidate.module_name}.".startswith(f"{missing}."):
        return f"There is no module {bounded(missing, 200)!r}: {mend}, or remove it."
    if missing:
        return f"Install what provides {bounded(missing, 200)!r}, or {mend}."
    return f"{mend.capitalize()}, or remove it."


def _nonconforming(candidate: Candidate, report: ConformanceReport) -> CandidateError:
    reason = f"it does not conform to {type_name(report.api)}: {summary(report)}"
    place = asked(lambda report: place_of_findings(candidate, report), report)
    head = f"{who(candidate)} does not conform to {type_name(report.api)}{f' ({place})' if place else ''}:"
    return DoesNotConform(f"{head}\n{report_text(report, '  ')}", candidate, reason, report)


def told(candidate: Candidate, cause: Refused | LoadFault | ConformanceReport | Told) -> Refused | Told:
    """A cause in a form that can be pickled, whatever the plugin raised."""
    if isinstance(cause, Refused | Told):
        return cause
    error = failure(candidate, cause)
    return Told(error.message, error.reason, status(cause))


def malformed(namespace: str, problem: Problem) -> MalformedMetadata:
    """A line or file of metadata could not be read."""
    return MalformedMetadata(bounded(str(problem)), namespace, problem)


def all_failed(namespace: str, errors: Sequence[Exception]) -> PluginErrors:
    """The group of a strict load."""
    count = f"{len(errors)} plugin{'s' if len(errors) > 1 else ''}"
    return PluginErrors(f"{count} of {bounded(namespace, 200)} could not be accepted", errors)


def no_matches(
    namespace: str, name: str, available: Sequence[str], namespaces: frozenset[str], problems: Sequence[str] = ()
) -> NoMatches:
    """No plugin of that name is installed; the message says what is, and what is nearly so."""
    text = f"no plugin named {bounded(name, 200)!r} in {bounded(namespace, 200)!r}"
    if available:
        text += f"; there are: {_listed(available)}{nearest(name, available)}"
    elif namespace in namespaces or not namespaces:
        text += "; the namespace has no plugins that can be read"
    else:
        text += "; nothing that is installed has plugins for this namespace" + nearest(namespace, namespaces)
        text += (
            " " if text.endswith("?") else ". "
        ) + "Install a distribution that provides it in this Python environment"
    for each in problems:
        text += f"\n  {bounded(each)}"
    return NoMatches(text, namespace, name, available)


def no_extensions(namespace: str) -> NoMatches:
    """Something was asked of the extensions of a namespace, and there are none."""
    return NoMatches(f"no {bounded(namespace, 200)} extensions found", namespace, "", ())


def _listed(names: Collection[str]) -> str:
    """Names in order, each once; of very many, the first ones."""
    known = sorted(set(names))
    rest = f" and {len(known) - _MOST_NAMES} more" if len(known) > _MOST_NAMES else ""
    return ", ".join(bounded(each, 80) for each in known[:_MOST_NAMES]) + rest


def nearest(word: str, words: Sequence[str] | frozenset[str]) -> str:
    """The nearest of some words as a question, ``""`` where none is near."""
    return did_you_mean(word, words, ". Did you mean")


def unknown_name(namespace: str, name: str, available: Sequence[str], reasons: Sequence[str]) -> UnknownName:
    """A manager does not hold that name; where plugins of that name failed, for these reasons."""
    text = f"no extension named {bounded(str(name), 200)!r} of {bounded(namespace, 200)!r} was accepted"
    if reasons:
        text += "".join(f"\n  {each}" for each in reasons)
    else:
        text += f"; there are: {_listed(available)}" if available else "; there are none"
        text += nearest(str(name), available)
    return UnknownName(text, namespace, name, available)


def chosen_of(chosen: Candidate, candidates: Sequence[Candidate]) -> str:
    """Which of several plugins of one name is used."""
    others = [f"{bounded(each.value, 200)} from {origin(each.distribution)}" for each in candidates if each != chosen]
    return f"{who(chosen)} is used; of the same name there are: {', '.join(others)}"


def multiple_matches(namespace: str, name: str, candidates: Sequence[Candidate]) -> MultipleMatches:
    """Several plugins of one name where one is wanted."""
    lines = "".join(f"\n  {bounded(each.value, 200)} from {origin(each.distribution)}" for each in candidates)
    resolvers = "'first', 'last', longshore.Prefer('a-distribution') or a function that chooses"
    cures = f"uninstall all but one, rename one, or pass conflict_resolver={resolvers}"
    head = f"{len(candidates)} plugins are named {bounded(name, 200)!r} in {bounded(namespace, 200)!r}:"
    return MultipleMatches(f"{head}{lines}\nTo choose: {cures}", namespace, name, candidates)
