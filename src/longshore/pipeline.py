"""The one file that knows the order of the stations: decide, load, call, check, accept."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar

from longshore.conformance import UnverifiedPolicy, check
from longshore.discovery import CandidateSource, installed
from longshore.loading import invoke, load
from longshore.model import (
    Candidate,
    Decision,
    Distribution,
    Generic,
    Installed,
    LoadFault,
    Problem,
    Refused,
    Told,
    plain,
)
from longshore.model.extension import ConformanceReport, Extension

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeGuard

    from typing_extensions import TypedDict, TypeForm

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Cause = Refused | LoadFault | ConformanceReport | Told


class Policy(Protocol):
    """Says of each candidate, before anything of it is imported, whether it may be loaded."""

    def __call__(self, candidate: Candidate, /) -> Decision:
        """The decision about one candidate."""
        ...


if TYPE_CHECKING:

    class Settings(TypedDict, total=False, closed=True):
        """What can be set for any load, by keyword.

        Attributes:
            strict: raise all failures as one group; warnings of the check are errors.
            unverified: what becomes of what the check can't decide.
            source: where candidates come from; the installed entry points where it is left out.
            policy: decides which candidates may be loaded; all where it is left out.
        """

        strict: bool
        unverified: UnverifiedPolicy
        source: CandidateSource
        policy: Policy

else:
    Settings = dict  # a TypedDict takes longer to make than a driver to find


ConflictResolver = Literal["raise", "first", "last"] | Callable[[str, str, Sequence[Extension[T]]], Extension[T]]
"""What is done about several plugins of one name: refuse, take the first or the last, or ask a function.

The function is given the namespace, the name and the extensions in order, and returns one of them.
"""


class Call:
    """How each plugin is called when it is loaded.

    Attributes:
        api: what the plugin itself must be, ``object`` where only its result is known.
        args: positional arguments.
        kwargs: keyword arguments.
    """

    __slots__ = ("api", "args", "kwargs")

    def __init__(self, api: "TypeForm[object]", args: "Sequence[object]", kwargs: "Mapping[str, object]") -> None:
        self.api = api
        self.args = tuple(args)
        self.kwargs = dict(kwargs)


_SETTINGS = frozenset({"strict", "unverified", "source", "policy"})


class Failure:
    """A candidate that was found and not accepted. Its text names the culprit, the place, the reason and the cure.

    Attributes:
        candidate: the entry point.
        cause: a policy's refusal, what loading or calling it raised, what the host's check function raised, or the
            report of the check.
    """

    __slots__ = ("candidate", "cause")

    def __init__(self, candidate: Candidate, cause: Cause) -> None:
        self.candidate = candidate
        self.cause = cause

    @property
    def distribution(self) -> Distribution:
        """Where the candidate comes from."""
        return self.candidate.distribution

    @property
    def error(self) -> Exception:
        """The failure as the :class:`longshore.CandidateError` that a driver or a strict load raises."""
        from longshore.rendering.failures import failure  # late: to explain

        return failure(self.candidate, self.cause)

    @property
    def raised(self) -> BaseException:
        """What the plugin or the host's check function itself raised, or :attr:`error` where nothing was raised."""
        return self.cause.error if isinstance(self.cause, LoadFault) else self.error

    def __str__(self) -> str:
        return str(self.error)

    def __repr__(self) -> str:
        return plain(f"<Failure {self.candidate.name!r} of {self.candidate.namespace}: {self.candidate.value}>")

    def __reduce__(self) -> "tuple[object, ...]":
        from longshore.rendering.failures import told  # late: what a plugin raised may not travel, its text does

        return Failure, (self.candidate, told(self.candidate, self.cause))


class Terms(Generic[T_co]):
    """What the host asks of every plugin of one load.

    Attributes:
        namespace: whose candidates.
        api: what the object handed over must be.
        call: how the plugin is called for that, ``None`` where the plugin is that object.
    """

    __slots__ = ("namespace", "api", "call", "strict", "unverified", "source", "policy")

    def __init__(self, namespace: str, api: "TypeForm[T_co]", call: Call | None, settings: Settings) -> None:
        if not settings.keys() <= _SETTINGS or settings.get("unverified", "allow") not in {"allow", "warn", "refuse"}:
            from longshore.rendering.usage import unknown_settings  # late: to explain

            raise unknown_settings(settings, _SETTINGS)
        self.namespace = namespace
        self.api = api
        self.call = call
        self.strict = settings.get("strict", False)
        self.unverified: UnverifiedPolicy = settings.get("unverified", "allow")
        self.source: CandidateSource = settings.get("source", installed)
        self.policy = settings.get("policy")

    def extension(self, candidate: Candidate) -> Extension[T_co] | Failure:
        """What becomes of one candidate."""
        if self.policy is not None:
            decision = self.policy(candidate)
            if isinstance(decision, Refused):
                return Failure(candidate, decision)
        outcome = load(candidate)
        if isinstance(outcome, LoadFault):
            return Failure(candidate, outcome)
        plugin = made = outcome.plugin
        if self.call is not None:
            report = check(plugin, self.call.api, strict=self.strict, unverified=self.unverified)
            if not report:
                return Failure(candidate, report)
            outcome = invoke(plugin, self.call.args, self.call.kwargs)
            if isinstance(outcome, LoadFault):
                return Failure(candidate, outcome)
            made = outcome.plugin
        report = check(made, self.api, strict=self.strict, unverified=self.unverified)
        if accepted(made, self.api, report):
            return Extension(candidate, plugin, made, report)
        return Failure(candidate, report)


def only(
    terms: Terms[T], name: str, resolver: "ConflictResolver[T]", missing: "Callable[[set[str]], object] | None"
) -> Extension[T] | Failure:
    """The one plugin of a name, which is a driver; nothing else is imported.

    Args:
        terms: what is asked of it.
        name: the entry point's name.
        resolver: what is done about several of that name; a function is shown all that are accepted.
        missing: is told the name before it is raised that no plugin has it.

    Raises:
        NoMatches: no plugin has that name.
        MultipleMatches: several have it, and the resolver refuses.
    """
    candidates = [each for each in terms.source.discover(terms.namespace).candidates if each.name == name]
    if len(candidates) == 1 or (candidates and resolver == "first"):
        found = terms.extension(candidates[0])
    elif candidates and resolver == "last":
        found = terms.extension(candidates[-1])
    elif not candidates or isinstance(resolver, str):
        if not candidates and missing is not None:
            missing({name})
        raise _not_one(terms, name, candidates)
    else:
        every = [terms.extension(each) for each in candidates]
        accepted_ones = [each for each in every if isinstance(each, Extension)]
        found = [*accepted_ones, *every][0]
        if len(accepted_ones) > 1:
            found = resolved(terms.namespace, name, accepted_ones, resolver)
    if isinstance(found, Extension) and found.report.findings:
        tell(terms, (found,), (), logged=True)
    return found


def resolved(
    namespace: str,
    name: str,
    extensions: "Sequence[Extension[T]]",
    resolver: "Callable[[str, str, Sequence[Extension[T]]], Extension[T]]",
) -> Extension[T]:
    """What a host's function chooses, which has to be one of the extensions it is given."""
    chosen = resolver(namespace, name, list(extensions))
    if not any(chosen is each for each in extensions):
        from longshore.rendering.usage import not_an_extension  # late: to explain

        raise not_an_extension(chosen)
    return chosen


def _not_one(terms: Terms[T], name: str, candidates: "Sequence[Candidate]") -> Exception:
    from longshore.rendering.failures import multiple_matches, no_matches  # late: to explain

    if candidates:
        return multiple_matches(terms.namespace, name, candidates)
    found = terms.source.discover(terms.namespace)
    names = [each.name for each in found.candidates]
    return no_matches(terms.namespace, name, names, terms.source.namespaces(), [str(each) for each in found.problems])


def tell(
    terms: Terms[T],
    extensions: "Sequence[Extension[T]]",
    failures: "Sequence[Failure | Problem]",
    *,
    logged: bool,
    missing: "Sequence[str]" = (),
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
    from longshore import observer  # late: imports logging
    from longshore.rendering.failures import all_failed, malformed  # late: to explain
    from longshore.rendering.report import report_text  # late: to explain
    from longshore.rendering.safe import traceback_text  # late: to explain

    told = [(each, malformed(terms.namespace, each) if isinstance(each, Problem) else each.error) for each in failures]
    errors = [error for each, error in told if not may_be_unrelated(each)]
    absent = [_not_one(terms, each, ()) for each in missing]
    errors += absent
    if errors and terms.strict:
        raise all_failed(terms.namespace, errors)
    for each, error in told:
        if may_be_unrelated(each):
            observer.once(str(error))
        elif logged or isinstance(each, Problem):
            fault = each.cause if isinstance(each, Failure) else None
            observer.failed(error, traceback_text(fault.error) if isinstance(fault, LoadFault) else "")
    for error in absent:
        observer.failed(error, "")
    for extension in extensions:
        if extension.report.findings:
            observer.questionable(extension, report_text(extension.report, "  "))


def may_be_unrelated(failure: Failure | Problem) -> bool:
    """Whether this is a whole file of metadata that can't be read, which may have nothing to do with the namespace.

    It is kept and logged, once in a process, and is no error of a strict load.
    """
    return isinstance(failure, Problem) and not failure.line and isinstance(failure.distribution, Installed)


def accepted(plugin: object, api: "TypeForm[T]", report: ConformanceReport) -> "TypeGuard[T]":
    """The door from ``object`` to ``T``: :func:`longshore.conforms`, for an object that was checked already."""
    return report.conforms
