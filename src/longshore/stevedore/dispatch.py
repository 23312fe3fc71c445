"""``stevedore.dispatch``: every plugin loaded, and some of them called."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Concatenate, ParamSpec, TypeVar

from longshore._compat import override
from longshore.stevedore.conformance import Strictness
from longshore.stevedore.enabled import EnabledExtensionManager
from longshore.stevedore.exception import NoMatches
from longshore.stevedore.extension import (
    IGNORE,
    ConflictResolverT,
    Extension,
    OnLoadFailureCallbackT,
    T,
)

LOG = logging.getLogger("stevedore.dispatch")
P = ParamSpec("P")
U = TypeVar("U")


class DispatchExtensionManager(EnabledExtensionManager[T]):
    """Calls those extensions that a function chooses at each call."""

    # stevedore's signature: the choice comes first
    def map(  # type: ignore[override]  # ty: ignore[incompatible-method-override]
        self,
        filter_func: Callable[Concatenate[Extension[T], P], object],
        func: Callable[Concatenate[Extension[T], P], U],
        *args: P.args,
        **kwds: P.kwargs,
    ) -> list[U]:
        """Call a function with each extension that another one chooses.

        Args:
            filter_func: is given the extension, then the arguments; says whether it is called.
            func: is given the same.
            args: further arguments.
            kwds: the same, by keyword.

        Raises:
            NoMatches: there are no extensions.
        """
        if not self.extensions:
            raise NoMatches(f"No {self.namespace} extensions found")
        response: list[U] = []
        for each in self.extensions:
            if filter_func(each, *args, **kwds):
                self._invoke_one_plugin(response.append, func, each, *args, **kwds)
        return response

    # list[Any] as stevedore has it: a method that is named by a text has no type
    def map_method(  # type: ignore[override]  # ty: ignore[incompatible-method-override]
        self, filter_func: Callable[..., object], method_name: str, *args: object, **kwds: object
    ) -> list[Any]:
        """Call the method of this name of each chosen extension's ``obj``, as ``map`` does.

        Args:
            filter_func: is given the extension, the method's name, then the arguments.
            method_name: the method.
            args: its arguments.
            kwds: the same, by keyword.
        """
        return self.map(filter_func, self._call_extension_method, method_name, *args, **kwds)


class NameDispatchExtensionManager(DispatchExtensionManager[T]):
    """Calls those extensions that are named at each call.

    Attributes:
        by_name: the extensions, one for each name.
    """

    def __init__(
        self,
        namespace: str,
        check_func: Callable[[Extension[T]], object],
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
        """Load the plugins, and ask about each; the arguments are those of :class:`EnabledExtensionManager`."""
        super().__init__(
            namespace=namespace,
            check_func=check_func,
            invoke_on_load=invoke_on_load,
            invoke_args=invoke_args,
            invoke_kwds=invoke_kwds,
            propagate_map_exceptions=propagate_map_exceptions,
            on_load_failure_callback=on_load_failure_callback,
            verify_requirements=verify_requirements,
            conflict_resolver=conflict_resolver,
            conformance=conformance,
        )

    @override
    def _init_plugins(self, extensions: list[Extension[T]]) -> None:
        super()._init_plugins(extensions)
        self.by_name = self._extensions_by_name

    # stevedore's signature: the names come first
    def map(  # type: ignore[override]  # ty: ignore[incompatible-method-override]
        self,
        names: Iterable[str],
        func: Callable[Concatenate[Extension[T], P], U],
        *args: P.args,
        **kwds: P.kwargs,
    ) -> list[U]:
        """Call a function with the extensions of these names, in their order; a name that is none is passed over.

        Args:
            names: the names.
            func: is given the extension, then the arguments.
            args: further arguments.
            kwds: the same, by keyword.
        """
        response: list[U] = []
        for name in names:
            if name in self.by_name:
                self._invoke_one_plugin(response.append, func, self.by_name[name], *args, **kwds)
            else:
                LOG.debug("Missing extension %r being ignored", name)
        return response

    # list[Any]: as above
    def map_method(  # type: ignore[override]  # ty: ignore[incompatible-method-override]
        self, names: Iterable[str], method_name: str, *args: object, **kwds: object
    ) -> list[Any]:
        """Call the method of this name of the ``obj`` of each extension that is named, as ``map`` does.

        Args:
            names: the names.
            method_name: the method.
            args: its arguments.
            kwds: the same, by keyword.
        """
        return self.map(names, self._call_extension_method, method_name, *args, **kwds)
