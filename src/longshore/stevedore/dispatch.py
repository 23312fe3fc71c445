"""``stevedore.dispatch``: every plugin loaded, and some of them called."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any, Concatenate, ParamSpec, TypeVar

from longshore._compat import override
from longshore.stevedore.enabled import EnabledExtensionManager
from longshore.stevedore.exception import NoMatches
from longshore.stevedore.extension import Extension, T
from longshore.stevedore.extension import OnLoadFailureCallbackT as OnLoadFailureCallbackT  # stevedore has it here

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

    @override
    def _init_plugins(self, extensions: list[Extension[T]]) -> None:
        super()._init_plugins(extensions)
        self.by_name = dict(self._extensions_by_name)

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
            try:
                each = self.by_name[name]
            except KeyError:
                LOG.debug("Missing extension %r being ignored", name)
            else:
                self._invoke_one_plugin(response.append, func, each, *args, **kwds)
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
