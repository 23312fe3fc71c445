"""The one file that knows the order of the stations: decide, load, call, check, accept."""

from collections.abc import Callable, Sequence
from os import environ
from sys import audit, modules
from typing import TYPE_CHECKING, Literal, TypeVar

from longshore.conformance import UnverifiedPolicy, check
from longshore.discovery import CandidateSource, installed
from longshore.loading import Surroundings, Wanted, invoke, load
from longshore.model import Candidate, Discovery, Distribution, Generic, LoadFault, Policy, Refused, Status, Told, plain
from longshore.model.extension import Call, ConformanceReport, Extension, Meta_co, NotLoaded, SideEffect, Watch

if TYPE_CHECKING:
    from typing import TypeGuard

    from typing_extensions import TypedDict, TypeForm
    from typing_extensions import TypeVar as TypeVarWithDefault

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Cause = Refused | LoadFault | ConformanceReport | Told

if TYPE_CHECKING:
    Meta = TypeVarWithDefault("Meta", default=None)

    class Settings(TypedDict, total=False, closed=True):
        """What can be set for any load, by keyword.

        Attributes:
            strict: raise all failures as one group; warnings of the check are errors.
            unverified: what becomes of what the check can't decide.
            source: where candidates come from; the installed entry points where it is left out.
            policy: decides which candidates may be loaded; all where it is left out.
            locked: the lock file (``True``: ``longshore.lock`` here); what is not as it says is refused.
            observer: is told what becomes of each candidate.
            watch: tell output and warnings of the plugin being loaded, and when it takes long.
            order: names of plugins that come first, in this order, whatever plugins declare.
            lazy: load each plugin when its object is first asked for.
        """

        strict: bool
        unverified: UnverifiedPolicy
        source: CandidateSource
        policy: Policy
        locked: bool | str
        observer: "Observer"
        watch: Watch
        order: Sequence[str]
        lazy: bool

else:
    Meta = TypeVar("Meta")  # defaults exist from 3.13 only
    Settings = dict  # a TypedDict takes longer to make than a driver to find


ConflictResolver = (
    Literal["raise", "first", "last"] | Callable[[str, str, Sequence[Extension[T, Meta]]], Extension[T, Meta]]
)
"""What is done about several plugins of one name; a function is given namespace, name and all, and returns one."""

_ENVIRONMENT = ("LONGSHORE_PLUGINS", "LONGSHORE_LOCK", "LONGSHORE_WATCH")


class Failure:
    """A candidate that was found and not accepted. Its text names the culprit, the place, the reason and the cure.

    Attributes:
        candidate: the entry point.
        cause: a policy's refusal, what loading or calling it raised, what the host's check function raised, or the
            report of the check.
        seconds: how long importing and calling it took.
        side_effects: what loading it did to the process besides.
    """

    __slots__ = ("candidate", "cause", "seconds", "side_effects")

    def __init__(
        self, candidate: Candidate, cause: Cause, *, seconds: float = 0.0, side_effects: "tuple[SideEffect, ...]" = ()
    ) -> None:
        self.candidate = candidate
        self.cause = cause
        self.seconds = seconds
        self.side_effects = side_effects

    @property
    def status(self) -> Status:
        """What became of it, in a word."""
        from longshore.rendering.failures import status  # late: to explain

        return status(self.cause)

    @property
    def distribution(self) -> Distribution:
        """Where the candidate comes from."""
        return self.candidate.distribution

    @property
    def error(self) -> Exception:
        """The failure as the :class:`longshore.CandidateError` that a driver or a strict load raises."""
        from longshore.rendering.failures import failure  # late: to explain

        return failure(self.candidate, self.cause, self.side_effects)

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

        kept = {"seconds": self.seconds, "side_effects": self.side_effects}
        return Failure, (self.candidate, told(self.candidate, self.cause)), (None, kept)


Found = Extension[T, Meta] | Failure
Outcome = Found[T, Meta] | NotLoaded
"""What became of a candidate; each has its ``candidate`` and its ``status``."""


class Observer:
    """Is told what becomes of each candidate, in the thread that loads; what it raises ends the load."""

    def discovered(self, namespace: str, found: Discovery) -> None:
        """A namespace was looked up; nothing is imported yet."""

    def refused(self, failure: Failure) -> None:
        """A policy or the lock refused a candidate; nothing of it was imported."""

    def checked(self, candidate: Candidate, report: ConformanceReport) -> None:
        """A plugin, or what calling it gave, was compared with its API."""

    def loaded(self, extension: Extension[object, object]) -> None:
        """A plugin was accepted."""

    def failed(self, failure: Failure) -> None:
        """A plugin could not be loaded, or does not conform."""


class Terms(Generic[T_co, Meta_co]):
    """What the host asks of every plugin of one load.

    Attributes:
        namespace: whose candidates.
        api: what the object handed over must be.
        call: how the plugin is called for that, ``None`` where the plugin is that object.
        wanted: what it asks of what they declare.
    """

    __slots__ = (
        *("namespace", "api", "call", "wanted", "strict", "unverified", "source", "policy", "observer", "watch"),
        *("order", "lazy"),
    )

    def __init__(
        self,
        namespace: str,
        api: "TypeForm[T_co]",
        call: Call | None,
        settings: Settings,
        wanted: Wanted[Meta_co] | None = None,
    ) -> None:
        if settings:
            from longshore.pipeline.settings import check_settings  # late: most loads have none

            check_settings(settings)
        self.namespace = namespace
        self.api = api
        self.call = call
        self.wanted: Wanted[Meta_co] = Wanted() if wanted is None else wanted
        self.strict = settings.get("strict", False)
        self.unverified: UnverifiedPolicy = settings.get("unverified", "allow")
        self.source: CandidateSource = settings.get("source", installed)
        self.policy = settings.get("policy")
        self.observer = settings.get("observer")
        self.watch = settings.get("watch")
        self.order: Sequence[str] | None = settings.get("order", ())  # None: as they are
        self.lazy = settings.get("lazy", False)
        if "locked" in settings or "longshore.enforcement" in modules or any(each in environ for each in _ENVIRONMENT):
            from longshore.enforcement import policy_in_force, watch_in_force  # late: only where something is in force

            self.policy = policy_in_force(self.policy, settings.get("locked", False))
            self.watch = self.watch or watch_in_force()

    def discover(self) -> Discovery:
        """The candidates, in order, and what could not be read."""
        found = self.source.discover(self.namespace)
        audit("longshore.discovered", self.namespace, len(found.candidates))
        if self.observer is not None:
            self.observer.discovered(self.namespace, found)
        return found

    def refusal(self, candidate: Candidate) -> Failure | None:
        """Why a candidate may not be loaded, if so; decided before anything of it is imported."""
        decision = None if self.policy is None else self.policy(candidate)
        refused = decision if isinstance(decision, Refused) else self.wanted.fault(candidate)
        return None if refused is None else Failure(candidate, refused)

    def extension(self, candidate: Candidate) -> Found[T_co, Meta_co]:
        """What becomes of one candidate."""
        refused = self.refusal(candidate)
        if refused is None and self.lazy:
            from longshore.pipeline.lazy import LazyExtension  # late: only where it is asked for

            return LazyExtension(candidate, self)
        return became(self, refused or self.loaded(candidate))

    def loaded(self, candidate: Candidate) -> Found[T_co, Meta_co]:
        """What loading a candidate gives, which is not refused."""
        runs = self.call is not None or candidate.module_name not in modules
        around = Surroundings(runs)
        if self.watch is not None:
            from longshore.enforcement import watched  # late: only where a watch is wanted

            around = watched(candidate, self.watch)
        with around:
            found = self._load(candidate)
        if isinstance(found, tuple):
            plugin, made = found
            found = report = self._check(candidate, made, self.api)
            if accepted(made, self.api, report):
                extension: Extension[T_co, Meta_co] = Extension(
                    *(candidate, plugin, made, report), seconds=around.seconds, side_effects=around.side_effects
                )
                said = self.wanted.said(candidate)
                if said is not None:
                    extension.meta, extension.api_version = said
                return extension
        return Failure(candidate, found, seconds=around.seconds, side_effects=around.side_effects)

    def _load(self, candidate: Candidate) -> "tuple[object, object] | LoadFault | ConformanceReport":
        """The plugin and the object for the host, or why there is none."""
        loaded = load(candidate)
        if self.call is None or isinstance(loaded, LoadFault):
            return loaded if isinstance(loaded, LoadFault) else (loaded.plugin, loaded.plugin)
        report = self._check(candidate, loaded.plugin, self.call.api)
        if not report:
            return report
        made = invoke(loaded.plugin, self.call.args, self.call.kwargs)
        return made if isinstance(made, LoadFault) else (loaded.plugin, made.plugin)

    def _check(self, candidate: Candidate, plugin: object, api: "TypeForm[object]") -> ConformanceReport:
        report = check(plugin, api, strict=self.strict, unverified=self.unverified)
        audit("longshore.checked", candidate.namespace, candidate.name, candidate.value, report.conforms)
        if self.observer is not None:
            self.observer.checked(candidate, report)
        return report


def became(terms: Terms[T, Meta], found: "Found[T, Meta]") -> "Found[T, Meta]":
    """What became of a candidate, told to whoever listens."""
    refused = isinstance(found, Failure) and isinstance(found.cause, Refused)
    event = "refused" if refused else "failed" if isinstance(found, Failure) else "loaded"
    audit(f"longshore.{event}", found.candidate.namespace, found.candidate.name, found.candidate.value)
    if terms.observer is not None:
        if isinstance(found, Failure):
            (terms.observer.refused if refused else terms.observer.failed)(found)
        else:
            terms.observer.loaded(found)
    return found


def only(
    terms: Terms[T, Meta],
    name: str,
    resolver: "ConflictResolver[T, Meta]",
    missing: "Callable[[set[str]], object] | None",
) -> Extension[T, Meta] | Failure:
    """The one plugin of a name; nothing else is imported, but where a function chooses among those accepted.

    Raises:
        NoUniqueMatch: no plugin has that name, which ``missing`` is told, or several have it and the resolver refuses.
    """
    candidates = [each for each in terms.discover().candidates if each.name == name]
    if len(candidates) == 1:
        return terms.extension(candidates[0])
    from longshore.pipeline.choosing import one_of  # late: to explain, or to choose

    return one_of(terms, name, candidates, resolver, missing)


def known_resolver(resolver: "ConflictResolver[T, Meta]") -> "ConflictResolver[T, Meta]":
    """The resolver, if it is one."""
    if not callable(resolver) and resolver not in {"raise", "first", "last"}:
        from longshore.rendering.usage import unknown_resolver  # late: to explain

        raise unknown_resolver(resolver)
    return resolver


def accepted(plugin: object, api: "TypeForm[T]", report: ConformanceReport) -> "TypeGuard[T]":
    """The door from ``object`` to ``T``: :func:`longshore.conforms`, for an object that was checked already."""
    return report.conforms
