"""What became of every candidate, and of every extension in a call: the two questions that ``outcomes`` answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Concatenate, Generic, ParamSpec, TypeGuard, TypeVar, overload

from longshore.discovery import InstalledEntryPoints
from longshore.managers import Meta_co, T_co, override
from longshore.managers.collection import Calls, is_bound
from longshore.managers.raising import note
from longshore.model.calls import CallOutcome, Raised, Returned
from longshore.model.extension import Extension
from longshore.pipeline import Outcome

P = ParamSpec("P")
R = TypeVar("R")


class Outcomes(Sequence["Outcome[T_co, Meta_co]"]):
    """What became of each candidate; called with a method of the API, what each extension's call gives.

    ``manager.outcomes`` tells of loading, and ``manager.outcomes(Formatter.format, text)`` of a call.
    """

    __slots__ = ("_calls", "_source", "_held", "_seen")

    def __init__(self, calls: Calls[T_co, Meta_co]) -> None:
        source = calls._source
        self._calls = calls
        self._source = source.scan() if isinstance(source, InstalledEntryPoints) else source
        self._held = (calls.extensions, calls.failures, calls._left_out)
        self._seen: Sequence[Outcome[T_co, Meta_co]] | None = None  # looking takes long, and a call has no need of it

    def _all(self) -> Sequence[Outcome[T_co, Meta_co]]:
        if self._seen is None:
            from longshore.outcomes import outcomes_of  # late: to explain

            self._seen = outcomes_of(self._calls.namespace, self._source, *self._held)
        return self._seen

    @overload
    def __getitem__(self, place: int) -> Outcome[T_co, Meta_co]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Outcome[T_co, Meta_co]]: ...
    @override
    def __getitem__(self, place: int | slice) -> object:
        return self._all()[place]

    @override
    def __len__(self) -> int:
        return len(self._all())

    @override
    def __iter__(self) -> Iterator[Outcome[T_co, Meta_co]]:
        return iter(self._all())

    @override
    def __eq__(self, other: object) -> bool:
        """Whether another sequence has the same ones: a tuple of them, for one."""
        return _are_many(other) and [*self._all()] == [*other]

    @override
    def __hash__(self) -> int:
        return hash(tuple(self._all()))

    @override
    def __repr__(self) -> str:
        return repr(self._all())

    def __call__(
        self, method: Callable[Concatenate[T_co, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> list[CallOutcome[R]]:
        """Call one method of the API on every extension's object, in order; nothing is raised.

        Args:
            method: the API's method, unbound.
            args: the plugin's arguments, checked by the type checker.
            kwargs: the same, by keyword.

        Returns:
            For each extension its value or its error, in order.

        Raises:
            TypeError: ``method`` is no method of the API or of a base of it; before anything is called.
        """
        calls = self._calls
        bound: object = calls._bound.get(method)
        if not is_bound(bound, method):
            from longshore.managers.entering import enter  # late: once per method, as a rule

            record: Record[R] = Record()

            def results(method: Callable[Concatenate[T_co, P], R], /, *args: P.args, **kwargs: P.kwargs) -> list[R]:
                return record.results(self(method, *args, **kwargs))

            enter(calls, method, results, record.failed)(*args, **kwargs)
            return record.outcomes
        single = len(args) == 1 and not kwargs
        argument: object = args[0] if single else None  # it is quicker when it is not unpacked anew each time
        found: list[CallOutcome[R]] = []
        for extension, call in zip(calls.extensions, bound, strict=True):
            try:
                value = call(argument) if single else call(*args, **kwargs)
                found.append(Returned(extension.candidate, value))
            except Exception as error:
                note(error, extension)
                found.append(Raised(extension.candidate, error))
        return found


def _are_many(other: object) -> TypeGuard[Sequence[object]]:
    return isinstance(other, Sequence)


class Record(Generic[R]):
    """The outcomes of one call: those of the extensions, then what wrappers raised."""

    def __init__(self) -> None:
        self._called: list[CallOutcome[R]] = []
        self._failed: list[CallOutcome[R]] = []

    @property
    def outcomes(self) -> list[CallOutcome[R]]:
        """All of them; where a wrapper has not made the call, the extensions have none."""
        return self._called + self._failed

    def results(self, outcomes: list[CallOutcome[R]]) -> list[R]:
        """Keep the outcomes of the extensions; the results among them."""
        self._called = outcomes  # of the last call, where a wrapper makes several
        return [each.value for each in outcomes if isinstance(each, Returned)]

    def failed(self, extension: Extension[object, object], error: Exception) -> None:
        """Keep what a wrapper has raised."""
        note(error, extension)
        self._failed.append(Raised(extension.candidate, error))
