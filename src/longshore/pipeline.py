"""The one file that knows the order of the stations: decide, load, call, check, accept."""

from typing import TYPE_CHECKING, Protocol, TypeVar

from longshore.conformance import UnverifiedPolicy, accepted, check
from longshore.discovery import CandidateSource, installed
from longshore.loading import invoke, load
from longshore.model import Candidate, Decision, Distribution, Generic, LoadFault, Refused, Told, plain
from longshore.model.extension import ConformanceReport, Extension

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import TypeGuard

    from typing_extensions import TypedDict, TypeForm

T = TypeVar("T")
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


class Terms(Generic[T]):
    """What the host asks of every plugin of one load.

    Attributes:
        namespace: whose candidates.
        api: what the object handed over must be.
        call: how the plugin is called for that, ``None`` where the plugin is that object.
    """

    __slots__ = ("namespace", "api", "call", "strict", "unverified", "source", "policy")

    def __init__(self, namespace: str, api: "TypeForm[T]", call: Call | None, settings: Settings) -> None:
        self.namespace = namespace
        self.api = api
        self.call = call
        self.strict = settings.get("strict", False)
        self.unverified: UnverifiedPolicy = settings.get("unverified", "allow")
        self.source: CandidateSource = settings.get("source", installed)
        self.policy = settings.get("policy")

    def extensions(self, candidates: "Sequence[Candidate]") -> "Iterator[Extension[T] | Failure]":
        """What becomes of each candidate, one at a time."""
        for candidate in candidates:
            yield self.extension(candidate)

    def extension(self, candidate: Candidate) -> Extension[T] | Failure:
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
            if not report or not is_factory(plugin):
                return Failure(candidate, report)
            outcome = invoke(plugin, self.call.args, self.call.kwargs)
            if isinstance(outcome, LoadFault):
                return Failure(candidate, outcome)
            made = outcome.plugin
        report = check(made, self.api, strict=self.strict, unverified=self.unverified)
        if accepted(made, self.api, report):
            return Extension(candidate, plugin, made, report)
        return Failure(candidate, report)


def is_factory(plugin: object) -> "TypeGuard[Callable[..., object]]":
    """Whether an object can be called."""
    return callable(plugin)
