"""The errors: what became of a plugin that was found and not accepted, and of a question without one answer.

Their texts are written in :mod:`longshore.rendering`; here are the fields.
"""

from __future__ import annotations

from collections.abc import Sequence

from longshore.exceptions import LongshoreError
from longshore.model import Candidate, Distribution, Problem, Refused
from longshore.model.extension import ConformanceReport


class PluginError(LongshoreError):
    """Something was found for a namespace and not accepted: base of all that ``failures`` holds.

    Attributes:
        namespace: the namespace that was being loaded.
        distribution: where it comes from.
    """

    namespace: str
    distribution: Distribution


class MalformedMetadata(PluginError):
    """A line or a file of entry point metadata could not be read.

    Attributes:
        problem: the file, the line and the reason.
    """

    def __init__(self, message: str, namespace: str, problem: Problem) -> None:
        super().__init__(message, namespace, problem)
        self.namespace = namespace
        self.problem = problem
        self.distribution = problem.distribution


class CandidateError(PluginError):
    """One candidate was not accepted.

    Attributes:
        candidate: the entry point.
        reason: the cause in one line.
    """

    def __init__(self, message: str, candidate: Candidate, reason: str, *data: object) -> None:
        super().__init__(message, candidate, reason, *data)
        self.candidate = candidate
        self.reason = reason
        self.namespace = candidate.namespace
        self.distribution = candidate.distribution


class ImportFailed(CandidateError):
    """The import of the plugin's module raised; ``__cause__`` is what it raised."""


class AttributeNotFound(CandidateError):
    """The module has no such attribute, or reading it raised; ``__cause__`` is what was raised."""


class FactoryFailed(CandidateError):
    """Calling the plugin raised; ``__cause__`` is what it raised."""


class CheckFunctionFailed(CandidateError):
    """The host's ``check_func`` raised for this plugin; ``__cause__`` is what it raised."""


class PolicyRefused(CandidateError):
    """A policy's rule refused the candidate before it was imported.

    Attributes:
        decision: the rule and where it comes from.
    """

    def __init__(self, message: str, candidate: Candidate, reason: str, decision: Refused) -> None:
        super().__init__(message, candidate, reason, decision)
        self.decision = decision


class DoesNotConform(CandidateError):
    """The plugin, or what calling it gave, does not keep the API.

    Attributes:
        report: all findings.
    """

    def __init__(self, message: str, candidate: Candidate, reason: str, report: ConformanceReport) -> None:
        super().__init__(message, candidate, reason, report)
        self.report = report


class InvalidDeclaration(CandidateError):
    """What the plugin declares about itself can't be read, or is not of the types that the host asks for.

    Attributes:
        problems: what is wrong, with file and line; none where nothing is declared.
    """

    def __init__(self, message: str, candidate: Candidate, reason: str, problems: Sequence[Problem]) -> None:
        super().__init__(message, candidate, reason, tuple(problems))
        self.problems = tuple(problems)


class WrongApiVersion(CandidateError):
    """The plugin is written for none of the API's versions that the host offers.

    Attributes:
        written_for: the versions that it is written for, a PEP 440 specifier.
        offered: the versions that the host offers.
    """

    def __init__(
        self, message: str, candidate: Candidate, reason: str, written_for: str, offered: Sequence[str]
    ) -> None:
        super().__init__(message, candidate, reason, written_for, tuple(offered))
        self.written_for = written_for
        self.offered = tuple(offered)


class OrderCycle(LongshoreError, ValueError):
    """The order that the plugins of a namespace declare goes in a circle.

    Attributes:
        namespace: whose plugins.
        names: those of the circle, in order.
    """

    def __init__(self, message: str, namespace: str, names: Sequence[str]) -> None:
        super().__init__(message, namespace, tuple(names))
        self.namespace = namespace
        self.names = tuple(names)


class NoUniqueMatch(LongshoreError, RuntimeError):
    """One plugin was asked for by name, and there is not exactly one.

    Attributes:
        namespace: where it was looked for.
        name: the name that was asked for.
    """

    namespace: str
    name: str


class NoMatches(NoUniqueMatch, LookupError):
    """There is no plugin of that name, or none at all.

    Attributes:
        available: the names that are there.
    """

    def __init__(self, message: str, namespace: str, name: str, available: Sequence[str]) -> None:
        super().__init__(message, namespace, name, tuple(available))
        self.namespace = namespace
        self.name = name
        self.available = tuple(available)


class UnknownName(NoMatches, KeyError):
    """A manager was asked for a name that it does not hold."""


class MultipleMatches(NoUniqueMatch):
    """There are several plugins of that name.

    Attributes:
        candidates: all of them, in the order of discovery.
    """

    def __init__(self, message: str, namespace: str, name: str, candidates: Sequence[Candidate]) -> None:
        super().__init__(message, namespace, name, tuple(candidates))
        self.namespace = namespace
        self.name = name
        self.candidates = tuple(candidates)


class PluginErrors(ExceptionGroup[Exception], LongshoreError):
    """All failures of one load that was asked to be strict."""


class CallErrors(ExceptionGroup[Exception], LongshoreError):
    """What the plugins raised in one call; each member has a note that names its plugin."""
