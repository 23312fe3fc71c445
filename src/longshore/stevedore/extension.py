"""``stevedore.extension``: the base of all managers, which loads every plugin of a namespace."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeAlias, TypeVar

from longshore.managers import ApiBearer, argument_of
from longshore.stevedore import _cache
from longshore.stevedore.conformance import Strictness, compare, strictness
from longshore.stevedore.exception import MultipleMatches, NoMatches
from longshore.stevedore.loaded import ConflictResolverT as ConflictResolverT
from longshore.stevedore.loaded import Extension as Extension
from longshore.stevedore.loaded import T as T
from longshore.stevedore.loaded import loose, qualified_names

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from typing import Self

U = TypeVar("U")
P = ParamSpec("P")

LOG = logging.getLogger("stevedore.extension")


OnLoadFailureCallbackT: TypeAlias = Callable[["ExtensionManager[T]", "EntryPoint", BaseException], object]
"""Is told what could not be loaded: manager, entry point and error. What it raises ends the manager's construction."""


def ignore_conflicts(namespace: str, name: str, entrypoints: list[Extension[T]]) -> Extension[T]:
    """Take the last one found, and warn.

    Args:
        namespace: where they come from.
        name: what they are all called.
        entrypoints: the extensions, in order of discovery.
    """
    LOG.warning(
        "multiple implementations found for the '%(name)s' extension in %(namespace)s namespace: %(conflicts)s",
        {"name": name, "namespace": namespace, "conflicts": qualified_names(entrypoints)},
    )
    return entrypoints[-1]


def error_on_conflict(namespace: str, name: str, entrypoints: list[Extension[T]]) -> Extension[T]:
    """Take none.

    Args:
        namespace: where they come from.
        name: what they are all called.
        entrypoints: the extensions, in order of discovery.

    Raises:
        MultipleMatches: always.
    """
    raise MultipleMatches(
        f"multiple implementations found for the '{name}' command in {namespace} namespace: "
        f"{qualified_names(entrypoints)}"
    )


IGNORE, REFUSE = loose(ignore_conflicts), loose(error_on_conflict)


class ExtensionManager(ApiBearer[T]):
    """Loads every plugin of a namespace; with a type argument, each is compared with that API.

    Attributes:
        namespace: where the plugins come from.
        extensions: what was loaded, in order.
        propagate_map_exceptions: whether what a plugin raises ends ``map``.
    """

    ENTRY_POINT_CACHE: dict[str, list[EntryPoint]] = {}  # noqa: RUF012  one for all managers, as stevedore's
    _conformance: Strictness = "off"

    def __init__(
        self,
        namespace: str,
        invoke_on_load: bool = False,
        invoke_args: Sequence[object] | None = None,
        invoke_kwds: Mapping[str, object] | None = None,
        propagate_map_exceptions: bool = False,
        on_load_failure_callback: OnLoadFailureCallbackT[T] | None = None,
        verify_requirements: bool | None = None,
        *,
        conflict_resolver: ConflictResolverT[T] = IGNORE,
        conformance: Strictness | None = None,
    ) -> None:
        """Load the plugins.

        Args:
            namespace: the entry point group.
            invoke_on_load: call each plugin, and keep what it returns as ``obj``.
            invoke_args: what it is called with.
            invoke_kwds: the same, by keyword.
            propagate_map_exceptions: whether what a plugin raises ends ``map``; it is logged otherwise.
            on_load_failure_callback: is told manager, entry point and exception of what can't be loaded.
            verify_requirements: deprecated, without effect.
            conflict_resolver: chooses among extensions with one name, where one is asked for by its name.
            conformance: what becomes of a plugin that does not keep the manager's type argument; longshore's own.
        """
        warn_of_requirements(verify_requirements)
        self.namespace = namespace
        self.propagate_map_exceptions = propagate_map_exceptions
        self._on_load_failure_callback = on_load_failure_callback
        self._conflict_resolver = conflict_resolver
        try:
            object.__getattribute__(self, "_argument")  # a subclass's own __getattr__ is not asked
        except AttributeError:
            self._argument = argument_of(type(self))
        self._conformance = strictness(conformance, self._argument)
        args = () if invoke_args is None else invoke_args  # subclasses that load in their own way get what was given
        kwds = {} if invoke_kwds is None else invoke_kwds
        self._init_plugins(self._load_plugins(invoke_on_load, args, kwds))

    @classmethod
    def make_test_instance(
        cls,
        extensions: list[Extension[T]],
        namespace: str = "TESTING",
        propagate_map_exceptions: bool = False,
        on_load_failure_callback: OnLoadFailureCallbackT[T] | None = None,
        verify_requirements: bool | None = None,
        *,
        conflict_resolver: ConflictResolverT[T] = IGNORE,
    ) -> Self:
        """A manager of these extensions, for tests; nothing is loaded, and nothing compared.

        Args:
            extensions: what the manager has.
            namespace: what it says its namespace is.
            propagate_map_exceptions: as for the manager.
            on_load_failure_callback: as for the manager.
            verify_requirements: deprecated, without effect.
            conflict_resolver: as for the manager.
        """
        warn_of_requirements(verify_requirements)
        from longshore.managers.making import blank  # late: for tests

        made = blank(cls)
        made._fill(extensions, namespace, propagate_map_exceptions, on_load_failure_callback, conflict_resolver)
        return made

    def _fill(
        self,
        extensions: list[Extension[T]],
        namespace: str,
        propagate_map_exceptions: bool,
        on_load_failure_callback: OnLoadFailureCallbackT[T] | None,
        conflict_resolver: ConflictResolverT[T],
    ) -> None:
        """What :meth:`make_test_instance` does in place of the constructor."""
        self.namespace = namespace
        self.propagate_map_exceptions = propagate_map_exceptions
        self._on_load_failure_callback = on_load_failure_callback
        self._conflict_resolver = conflict_resolver
        self._prepare_test_instance(extensions)
        self._init_plugins(extensions)

    def _prepare_test_instance(self, extensions: list[Extension[T]]) -> None:
        """What the constructor of a subclass would have kept."""

    def _init_plugins(self, extensions: list[Extension[T]]) -> None:
        self.extensions: list[Extension[T]] = extensions
        self._extensions_by_name_cache: dict[str, Extension[T]] | None = None

    @property
    def _extensions_by_name(self) -> dict[str, Extension[T]]:
        if self._extensions_by_name_cache is None:
            groups: dict[str, list[Extension[T]]] = {}
            for each in self.extensions:
                groups.setdefault(each.name, []).append(each)
            self._extensions_by_name_cache = {
                name: self._conflict_resolver(self.namespace, name, group) if len(group) > 1 else group[0]
                for name, group in groups.items()
            }
        return self._extensions_by_name_cache

    def list_entry_points(self) -> list[EntryPoint]:
        """The entry points of the namespace, as they were when they were first asked for in this process."""
        if self.namespace not in self.ENTRY_POINT_CACHE:
            self.ENTRY_POINT_CACHE[self.namespace] = list(_cache.get_group_all(self.namespace))
        return self.ENTRY_POINT_CACHE[self.namespace]

    def entry_points_names(self) -> list[str]:
        """The names of these entry points."""
        return [each.name for each in self.list_entry_points()]

    def _load_plugins(
        self, invoke_on_load: bool, invoke_args: Sequence[object], invoke_kwds: Mapping[str, object]
    ) -> list[Extension[T]]:
        extensions: list[Extension[T]] = []
        for ep in self.list_entry_points():
            LOG.debug("found extension %r", ep)
            try:
                ext = self._load_one_plugin(ep, invoke_on_load, invoke_args, invoke_kwds)
                if ext:
                    compare(ep, ext.plugin, ext.obj, self._argument, self._conformance)
                    extensions.append(ext)
            except (KeyboardInterrupt, AssertionError):
                raise
            except Exception as err:
                if self._on_load_failure_callback is not None:
                    self._on_load_failure_callback(self, ep, err)
                else:
                    trace = LOG.isEnabledFor(logging.DEBUG)
                    LOG.error("Could not load %r: %s", ep.name, err, exc_info=trace)  # noqa: TRY400  not always
        return extensions

    def _load_one_plugin(
        self, ep: EntryPoint, invoke_on_load: bool, invoke_args: Sequence[object], invoke_kwds: Mapping[str, object]
    ) -> Extension[T] | None:
        plugin: type[T] = ep.load()  # at the host's word; what a type argument says is compared after the call
        return Extension(ep.name, ep, plugin, plugin(*invoke_args, **invoke_kwds) if invoke_on_load else None)

    def names(self) -> list[str]:
        """The names of the extensions, in the order in which ``map`` calls them."""
        return [each.name for each in self.extensions]

    def map(self, func: Callable[Concatenate[Extension[T], P], U], *args: P.args, **kwds: P.kwargs) -> list[U]:
        """Call a function with each extension.

        Args:
            func: is given the extension, then the arguments.
            args: further arguments.
            kwds: the same, by keyword.

        Returns:
            What the function returned, of those extensions for which it did not raise.

        Raises:
            NoMatches: there are no extensions.
        """
        if not self.extensions:
            raise NoMatches(f"No {self.namespace} extensions found")
        response: list[U] = []
        for each in self.extensions:
            self._invoke_one_plugin(response.append, func, each, *args, **kwds)
        return response

    # Any: what a method that is named by a text returns has no type
    @staticmethod
    def _call_extension_method(extension: Extension[T], /, method_name: str, *args: object, **kwds: object) -> Any:
        return getattr(extension.obj, method_name)(*args, **kwds)

    # list[Any] as stevedore has it: a method that is named by a text has no type
    def map_method(self, method_name: str, *args: object, **kwds: object) -> list[Any]:
        """Call the method of this name of each extension's ``obj``, as ``map`` does.

        Args:
            method_name: the method.
            args: its arguments.
            kwds: the same, by keyword.
        """
        return self.map(self._call_extension_method, method_name, *args, **kwds)

    def _invoke_one_plugin(
        self,
        response_callback: Callable[[U], object],
        func: Callable[Concatenate[Extension[T], P], U],
        e: Extension[T],
        *args: P.args,
        **kwds: P.kwargs,
    ) -> None:
        try:
            response_callback(func(e, *args, **kwds))
        except Exception as err:
            if self.propagate_map_exceptions:
                raise
            LOG.error("error calling %r: %s", e.name, err)  # noqa: TRY400  the traceback is a record of its own
            LOG.exception(err)  # noqa: TRY401

    def items(self) -> ItemsView[str, Extension[T]]:
        """Name and extension, one for each name."""
        return self._extensions_by_name.items()

    def __iter__(self) -> Iterator[Extension[T]]:
        return iter(self.extensions)

    def __getitem__(self, name: str) -> Extension[T]:
        return self._extensions_by_name[name]

    def __contains__(self, name: object) -> bool:
        return any(each.name == name for each in self.extensions)


def warn_of_requirements(verify_requirements: bool | None) -> None:
    """Warn whoever passes the argument that does nothing any more."""
    if verify_requirements is not None:
        warnings.warn(
            "The verify_requirements argument is now a no-op and is deprecated for removal. "
            "Remove the argument from calls.",
            DeprecationWarning,
            stacklevel=1,  # as stevedore's: it is shown where deprecations of libraries are
        )
