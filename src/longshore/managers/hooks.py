"""Calling extensions as hooks: the first result, one after another, with every outcome, under settings of its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Concatenate, Literal, ParamSpec, TypeVar

from longshore.managers import Meta_co, T_co, override
from longshore.managers.collection import ByName, Calls, Collection, is_bound
from longshore.managers.filling import assemble
from longshore.managers.outcomes import Outcomes, Record
from longshore.managers.raising import Errors
from longshore.model.calls import CallOutcome
from longshore.model.extension import Extension
from longshore.pipeline import accepted

if TYPE_CHECKING:
    from typing_extensions import TypeForm

Meta = TypeVar("Meta")
P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
U = TypeVar("U")

Erring = Literal["group", "first", "log", "collect"]
"""What is done about what plugins raise: all as a group in the end, the first at once, logged, kept in ``errors``."""

_PROPAGATE = {"group": None, "first": True, "log": False, "collect": None}


class Hooks(Calls[T_co, Meta_co]):
    """Extensions whose methods are called as hooks."""

    __slots__ = ()

    @property
    @override
    def outcomes(self) -> Outcomes[T_co, Meta_co]:
        """What became of every candidate of the namespace, exactly one outcome for each, with its ``status``.

        It is called for the outcomes of a call: ``outcomes(Formatter.format, text)`` gives for each extension its
        value or its error, and raises nothing.
        """
        return Outcomes(self)

    def __getstate__(self) -> object:
        self._loaded()  # what is on its way elsewhere is loaded; what fails is in ``failures``
        return super().__getstate__()

    def first(self, method: Callable[Concatenate[T_co, P], R | None], /, *args: P.args, **kwargs: P.kwargs) -> R | None:
        """Call one method of the API, extension by extension, until one gives something else than ``None``.

        Args:
            method: the API's method, unbound.
            args: the plugin's arguments, checked by the type checker.
            kwargs: the same, by keyword.

        Returns:
            That result; ``None`` where all gave ``None``. The extensions after it are not called.

        Raises:
            TypeError: ``method`` is no method of the API or of a base of it; before anything is called.
            CallErrors: what those that were called raised.
        """
        bound: object = self._bound.get(method)
        if not is_bound(bound, method):
            from longshore.managers.entering import enter  # late: once per method, as a rule

            def results(
                method: Callable[Concatenate[T_co, P], R | None], /, *args: P.args, **kwargs: P.kwargs
            ) -> list[R]:
                found = self.first(method, *args, **kwargs)
                return [] if found is None else [found]

            return next(iter(enter(self, method, results)(*args, **kwargs)), None)
        single = len(args) == 1 and not kwargs
        argument: object = args[0] if single else None  # it is quicker when it is not unpacked anew each time
        errors: Errors | None = None
        found: R | None = None
        for place, call in enumerate(bound):
            try:
                found = call(argument) if single else call(*args, **kwargs)
            except Exception as error:
                errors = errors or Errors(self)
                errors.add(place, error)
            if found is not None:
                break
        if errors is not None:
            errors.end()
        return found

    def fold(self, method: Callable[[T_co, R], R], value: R, /) -> R:
        """Hand a value through all extensions, in order: what one gives is the next one's argument.

        Args:
            method: the API's method, unbound; it takes one argument and gives one of the same type.
            value: the first one's argument.

        Returns:
            What the last one gave; ``value`` where there are no extensions. One that raises is left out.

        Raises:
            TypeError: ``method`` is no method of the API or of a base of it; before anything is called.
            CallErrors: what plugins raised, after all were called.
        """
        bound: object = self._bound.get(method)
        if not is_bound(bound, method):
            from longshore.managers.entering import enter  # late: once per method, as a rule

            def results(method: Callable[[T_co, R], R], /, *args: R, **kwargs: R) -> list[R]:
                (value,) = (*args, *kwargs.values())  # a wrapper may name it as the method does
                return [self.fold(method, value)]

            return [value, *enter(self, method, results)(value)][-1]
        errors: Errors | None = None
        for place, call in enumerate(bound):
            try:
                value = call(value)
            except Exception as error:
                errors = errors or Errors(self)
                errors.add(place, error)
        if errors is not None:
            errors.end()
        return value

    async def aoutcomes(
        self, method: Callable[Concatenate[T_co, P], Awaitable[R]], /, *args: P.args, **kwargs: P.kwargs
    ) -> list[CallOutcome[R]]:
        """Call one asynchronous method of the API on every extension's object, at the same time; nothing is raised.

        Args:
            method: the API's method, unbound.
            args: the plugin's arguments, checked by the type checker.
            kwargs: the same, by keyword.

        Returns:
            For each extension its value or its error, in order.

        Raises:
            TypeError: ``method`` is no method of the API or of a base of it; before anything is called.
        """
        bound: object = self._bound.get(method)
        if not is_bound(bound, method):
            from longshore.managers.entering import aenter  # late: once per method, as a rule

            record: Record[R] = Record()

            async def results(
                method: Callable[Concatenate[T_co, P], Awaitable[R]], /, *args: P.args, **kwargs: P.kwargs
            ) -> list[R]:
                return record.results(await self.aoutcomes(method, *args, **kwargs))

            await aenter(self, method, results, record.failed)(*args, **kwargs)
            return record.outcomes
        from longshore.managers.awaiting import outcomes_of_calls  # late: imports asyncio

        calls = [partial(each, *args, **kwargs) for each in bound]
        return await outcomes_of_calls(self, calls, self._timeout)

    def having(self, api: TypeForm[U]) -> Selection[U, Meta_co]:
        """The extensions whose objects keep another API as well, such as one that is not asked of all.

        Args:
            api: that API, usually a Protocol with the methods that a plugin may have.

        Example:
            >>> from typing import Protocol
            >>> from longshore import ExtensionManager
            >>> class Closable(Protocol):
            ...     def close(self) -> None: ...
            >>> ExtensionManager[object]("textapp.formatters").having(Closable).call(Closable.close)
            []
        """
        from longshore.conformance import check  # late: as the load does

        chosen: list[Extension[U, Meta_co]] = []
        for each in self._loaded():
            thing: object = each.obj
            report = check(thing, api)
            if accepted(thing, api, report):
                found: Extension[U, Meta_co] = Extension(each.candidate, each.plugin, thing, report)
                found.meta, found.api_version = each.meta, each.api_version
                chosen.append(found)
        made = selection(self, api, chosen)
        made._wrapping = self._wrapping or self
        return made

    def select(self, wanted: Callable[[Meta_co], object], /) -> Selection[T_co, Meta_co]:
        """The extensions whose metadata a function wants; of a lazy manager, nothing is imported for it.

        Args:
            wanted: is given what each plugin declares, checked against the type that the extension point asks for.
        """
        made = selection(self, self.api, [each for each in self.extensions if wanted(each.meta)])
        made._resolver = getattr(self, "_resolver", "raise")
        return made

    def using(self, *, errors: Erring | None = None, timeout: float | None = None) -> Selection[T_co, Meta_co]:
        """The same extensions under other settings: ``manager.using(errors="first").call(...)``.

        What is not given stays as it is in the collection that the view is made of.

        Args:
            errors: what is done about what plugins raise.
            timeout: seconds that each asynchronous call may take, more than none; ``math.inf`` for any time.

        Raises:
            TypeError: one of the settings is none.
        """
        if errors is not None and str(errors) not in _PROPAGATE:  # a type checker is not always asked
            from longshore.rendering.usage import unknown_erring  # late: to explain

            raise unknown_erring(errors)
        if timeout is not None and not (type(timeout) in {int, float} and timeout > 0):
            from longshore.rendering.usage import no_time  # late: to explain

            raise no_time(timeout)
        view = selection(self, self.api, self.extensions)
        if not self._lazy:  # else each finds out for itself which extensions fail
            view._bound = self._bound
        view._wrapping = self._wrapping or self
        view._resolver = getattr(self, "_resolver", "raise")
        if timeout is not None:
            view._timeout = None if timeout == float("inf") else timeout
        if errors is not None:
            view._propagate = _PROPAGATE[errors]
            view.errors = []
            view._collected = view.errors if errors == "collect" else None
        return view


class Selection(Hooks[T_co, Meta_co], ByName[T_co, Meta_co]):
    """Some or all extensions of a manager, to be called together under settings of their own.

    Attributes:
        errors: what plugins raised in calls, where ``using(errors="collect")`` keeps that.
    """

    __slots__ = ("__weakref__", "errors", "_collected", "_timeout", "_wrapping")
    errors: list[Exception]
    _collected: list[Exception] | None
    _timeout: float | None
    _wrapping: Collection[object, object] | None


def selection(
    manager: Collection[object, object], api: object, chosen: Sequence[Extension[T, Meta]]
) -> Selection[T, Meta]:
    """Some extensions of a manager, called under its settings."""
    made: Selection[T, Meta] = Selection()
    made._argument = api
    assemble(made, chosen, manager.namespace, manager._propagate, "raise")
    made._source = manager._source
    made._lazy = manager._lazy
    made._collected = manager._collected
    made.errors = [] if made._collected is None else made._collected
    made._timeout = manager._timeout
    made._wrapping = None
    if made._lazy:
        from longshore.managers.lazy import follow_as_view  # late: only where it is asked for

        follow_as_view(made)
    return made
