"""What all collections share: loading, holding extensions, finding them by name. Nothing here has a constructor."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeGuard, TypeVar

from longshore.discovery import CandidateSource
from longshore.managers import NO_API, ApiBearer, ExtensionPoint, LaterName, Meta_co, T_co, give_arguments
from longshore.model import Candidate, Problem
from longshore.model.extension import Call, Extension, Unpickled
from longshore.pipeline import ConflictResolver, Failure, Outcome, Settings, Terms

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from typing_extensions import TypeForm

Meta = TypeVar("Meta")
P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


class Collection(ApiBearer[T_co, Meta_co]):
    """Extensions of one namespace, in order. It is always true, and its length is the number of extensions.

    Attributes:
        namespace: where they come from.
        extensions: those that were accepted.
        failures: what was found and not accepted, with the reasons.
    """

    __slots__ = (
        *("namespace", "extensions", "failures", "_source", "_left_out"),
        *("_propagate", "_resolver", "_chosen", "_bound", "_wrapped", "_lazy"),
    )
    namespace: str
    extensions: "tuple[Extension[T_co, Meta_co], ...]"
    failures: "tuple[Failure | Problem, ...]"
    _source: CandidateSource
    _propagate: bool | None
    _resolver: "ConflictResolver[T_co, Meta_co]"
    _chosen: "dict[str, Extension[T_co, Meta_co]]"
    _bound: "dict[object, object]"
    _wrapped: "dict[object, object]"
    _left_out: "tuple[Candidate, ...]"
    _lazy: bool
    _single: bool = False
    _collected: "list[Exception] | None" = None
    _timeout: "float | None" = None
    _wrapping: "Collection[object, object] | None" = None

    def __iter__(self) -> "Iterator[Extension[T_co, Meta_co]]":
        return iter(self.extensions)

    def __len__(self) -> int:
        return len(self.extensions)

    def __bool__(self) -> bool:
        return True

    def __contains__(self, name: object) -> bool:
        return any(each.name == name for each in self.extensions)

    def names(self) -> "list[str]":
        """The names of the extensions, in order; a name that several have is there several times."""
        return [each.name for each in self.extensions]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.namespace!r}: {self.names()}, {len(self.failures)} failures>"

    @property
    def api(self) -> object:
        """What the objects of the collection were checked against."""
        return self._argument

    @property
    def outcomes(self) -> "Sequence[Outcome[T_co, Meta_co]]":
        """What became of every candidate of the namespace, exactly one outcome for each, with its ``status``."""
        from longshore.outcomes import outcomes_of  # late: to explain

        return outcomes_of(self.namespace, self._source, self.extensions, self.failures, self._left_out)

    def list_entry_points(self) -> "list[EntryPoint]":
        """All entry points of the namespace as the manager's source has them now, loaded or not."""
        return [each.entry_point for each in self._source.discover(self.namespace).candidates]

    def entry_points_names(self) -> "list[str]":
        """The names of :meth:`list_entry_points`."""
        return [each.name for each in self.list_entry_points()]

    def _loaded(self) -> "tuple[Extension[T_co, Meta_co], ...]":
        if self._lazy:
            from longshore.pipeline.lazy import settled  # late: only where it is asked for

            self.extensions, self.failures = settled(self.extensions, self.failures, self._single)
        return self.extensions

    def _none(self) -> "tuple[Extension[T_co, Meta_co], ...]":
        from longshore.rendering.failures import no_extensions  # late: to explain

        raise no_extensions(self.namespace)


def terms_for(
    collection: "Collection[T, Meta]",
    namespace: ExtensionPoint[T, Meta] | str,
    settings: Settings,
    invoke_on_load: bool,
    invoke_args: Sequence[object] | None,
    invoke_kwds: "Mapping[str, object] | None",
) -> "Terms[T, Meta]":
    """What a collection asks of its plugins, from what its constructor was given.

    Raises:
        TypeError: it does not know its API, or was told two.
    """
    fill(collection, (), ())
    if getattr(collection, "_argument", NO_API) is NO_API:
        give_arguments(collection, type(collection))
    known = collection._argument
    if isinstance(namespace, str) and is_argument(known, collection):
        call = Call(object, invoke_args or (), invoke_kwds or {}) if invoke_on_load else None
        terms: Terms[T, Meta] = Terms(namespace, known, call, settings)
    elif isinstance(namespace, ExtensionPoint) and not invoke_on_load and known in (NO_API, namespace.api):
        terms = namespace.terms(settings)
    else:
        from longshore.rendering.usage import misuse  # late: to explain

        api: object = namespace.api if isinstance(namespace, ExtensionPoint) else NO_API
        raise misuse(type(collection).__name__, namespace, api, known, invoked=invoke_on_load)
    if getattr(collection, "_meta", None) is not None:
        from longshore.managers.declaring import wanted_by  # late: few managers are given a type of metadata

        terms.wanted = wanted_by(collection, namespace, settings)
    collection._argument = terms.api
    collection.namespace, collection._source = terms.namespace, terms.source
    return terms


def fill(
    collection: "Collection[T, Meta]", held: "Sequence[Extension[T, Meta]]", failures: "Sequence[Failure | Problem]"
) -> None:
    """Let a collection hold these extensions and failures."""
    collection.extensions, collection.failures = tuple(held), tuple(failures)
    collection._left_out, collection._lazy = (), False
    forget(collection)


def forget(collection: "Collection[T, Meta]") -> None:
    """Let a collection find anew what it has looked up."""
    collection._chosen = {}
    collection._bound, collection._wrapped = Unpickled(), Unpickled()


def is_argument(known: object, _: "ApiBearer[T, Meta]") -> "TypeGuard[TypeForm[T]]":
    """Whether a manager's type argument says what its plugins must be."""
    return not isinstance(known, TypeVar | LaterName)


class ByName(Collection[T_co, Meta_co]):
    """Extensions that are found by name, one of each."""

    __slots__ = ()

    def __getitem__(self, name: str) -> "Extension[T_co, Meta_co]":
        chosen = self._chosen.get(name)
        if chosen is None:
            same = [each for each in self.extensions if each.name == name]
            if len(same) == 1:
                chosen = same[0]
            else:
                from longshore.managers.choosing import choose  # late: to explain, or to ask the resolver

                chosen = choose(self, name, same, self._resolver)
            self._chosen[name] = chosen
        return chosen

    def items(self) -> "Sequence[tuple[str, Extension[T_co, Meta_co]]]":
        """Each name once, in order, with its extension; several of one name are resolved as ``[name]`` does."""
        return [(name, self[name]) for name in dict.fromkeys(self.names())]


class Calls(Collection[T_co, Meta_co]):
    """Extensions that are called together. Each is called, whatever another raises."""

    __slots__ = ()

    def call(self, method: "Callable[Concatenate[T_co, P], R]", /, *args: P.args, **kwargs: P.kwargs) -> "list[R]":
        """Call one method of the API on every extension's object, in order.

        The method only selects: it is looked up by name on each object, once per collection; its own body never runs.

        Args:
            method: the API's method, unbound: ``Formatter.format``.
            args: the plugin's arguments, checked by the type checker.
            kwargs: the same, by keyword.

        Returns:
            The results, in the order of the extensions.

        Raises:
            TypeError: ``method`` is no method of the API or of a base of it; before anything is called.
            CallErrors: what plugins raised, after all were called.
        """
        bound: object = self._bound.get(method)
        if not is_bound(bound, method):
            from longshore.managers.entering import enter_call  # late: once per method, as a rule

            return enter_call(self, method, self.call)(*args, **kwargs)
        results: list[R] = []
        try:
            if kwargs or len(args) > 2:
                for each in bound:
                    results.append(each(*args, **kwargs))  # noqa: PERF401  what came before an error is kept
            elif len(args) == 1:  # one or two are the usual calls, and quickest when not unpacked anew each time
                (first,) = args
                for each in bound:
                    results.append(each(first))  # noqa: PERF401
            elif args:
                first, second = args
                for each in bound:
                    results.append(each(first, second))  # noqa: PERF401
            else:
                for each in bound:
                    results.append(each())  # noqa: PERF401
        except Exception as error:
            from longshore.managers.raising import go_on  # late: something was raised

            go_on(self, bound, args, kwargs, results, error)
        return results

    def map(
        self, func: "Callable[Concatenate[Extension[T_co, Meta_co], P], R]", /, *args: P.args, **kwargs: P.kwargs
    ) -> "list[R]":
        """Call a function of the host's with every extension, in order.

        Args:
            func: is given the extension, then the arguments.
            args: further arguments.
            kwargs: the same, by keyword.

        Returns:
            The results, in the order of the extensions.

        Raises:
            NoMatches: there is no extension.
            CallErrors: what the calls raised, after all were made.
        """
        extensions = self._loaded() or self._none()
        results: list[R] = []
        try:
            for each in extensions:
                results.append(func(each, *args, **kwargs))  # noqa: PERF401  what came before an error is kept
        except Exception as error:
            from longshore.managers.raising import go_on  # late: something was raised

            go_on(self, [partial(func, each) for each in self.extensions], args, kwargs, results, error)
        return results

    def map_method(self, method_name: str, /, *args: object, **kwargs: object) -> "list[object]":
        """Call a method, given by its name and so unchecked, on every extension's object; otherwise as :meth:`map`."""
        from longshore.managers.calling import call_by_name  # late: once per process

        return self.map(call_by_name, method_name, args, kwargs)

    def call_each(self: "Calls[Callable[P, R]]", /, *args: P.args, **kwargs: P.kwargs) -> "list[R]":
        """Call every extension's object itself with these arguments, for APIs that are callables; as :meth:`map`."""
        return self.map(lambda each: each.obj(*args, **kwargs))

    async def acall(
        self, method: "Callable[Concatenate[T_co, P], Awaitable[R]]", /, *args: P.args, **kwargs: P.kwargs
    ) -> "list[R]":
        """Call one asynchronous method of the API on every extension's object, at the same time.

        Args:
            method: the API's method, unbound: ``Fetcher.fetch``.
            args: the plugin's arguments, checked by the type checker.
            kwargs: the same, by keyword.

        Returns:
            The results, in the order of the extensions.

        Raises:
            TypeError: ``method`` is no method of the API or of a base of it; before anything is called.
            CallErrors: what plugins raised, after all ended. When the caller is cancelled, so are all calls.
        """
        bound: object = self._bound.get(method)
        if not is_bound(bound, method):
            from longshore.managers.entering import enter_acall  # late: once per method, as a rule

            return await enter_acall(self, method, self.acall)(*args, **kwargs)
        from longshore.managers.awaiting import gather  # late: imports asyncio

        return await gather(self, [partial(each, *args, **kwargs) for each in bound], self._timeout)


def is_bound(known: object, _: "Callable[Concatenate[T, P], R]") -> "TypeGuard[list[Callable[..., R]]]":
    """Whether that is what a method was bound to."""
    return known is not None
