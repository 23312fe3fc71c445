"""The plugins of a namespace that a function of the host's enables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from longshore.managers import ExtensionPoint, Meta_co, T_co
from longshore.managers.collection import ByName, terms_for
from longshore.managers.filling import assemble, listener, load_all
from longshore.managers.hooks import Hooks
from longshore.managers.making import blank, makes
from longshore.model.extension import Extension
from longshore.pipeline import ConflictResolver, Settings, known_resolver

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from typing_extensions import Unpack

Meta = TypeVar("Meta")
P = ParamSpec("P")
R = TypeVar("R")
U = TypeVar("U")


class EnabledExtensionManager(Hooks[T_co, Meta_co], ByName[T_co, Meta_co]):
    """Loads all plugins and keeps those that a function of the host's enables."""

    __slots__ = ()

    def __init__(
        self,
        namespace: ExtensionPoint[T_co, Meta_co] | str,
        check_func: Callable[[Extension[T_co, Meta_co]], object],
        invoke_on_load: bool = False,
        invoke_args: Sequence[object] | None = None,
        invoke_kwds: Mapping[str, object] | None = None,
        propagate_map_exceptions: bool | None = None,
        on_load_failure_callback: Callable[[EnabledExtensionManager[T_co, Meta_co], EntryPoint, BaseException], object]
        | None = None,
        *,
        conflict_resolver: ConflictResolver[T_co, Meta_co] = "raise",
        **settings: Unpack[Settings],
    ) -> None:
        """Load the enabled extensions; what is not said here is as for :class:`ExtensionManager`.

        Args:
            namespace: the extension point, or its namespace where the manager has a type argument.
            check_func: is given each accepted extension, and says whether it is enabled. What it raises is a failure
                of that extension.
            invoke_on_load: call each plugin and hand over what it returns.
            invoke_args: what they are called with.
            invoke_kwds: the same, by keyword.
            propagate_map_exceptions: what ``map`` and ``call`` do about errors.
            on_load_failure_callback: is told each failure.
            conflict_resolver: what ``[name]`` does about several plugins of one name.
            settings: see :class:`longshore.Settings`.

        Raises:
            PluginErrors: something failed, and ``strict=True`` was set.
            TypeError: the manager does not know its API.
        """
        terms = terms_for(self, namespace, settings, invoke_on_load, invoke_args, invoke_kwds)
        self._propagate = propagate_map_exceptions
        self._resolver = known_resolver(conflict_resolver)
        found = terms.discover()
        load_all(self, terms, found, listener(self, on_load_failure_callback), check_func)

    @classmethod
    def invoked(
        cls,
        namespace: ExtensionPoint[Callable[P, R], Meta],
        check_func: Callable[[Extension[R, Meta]], object],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> EnabledExtensionManager[R, Meta]:
        """Load, call and filter the plugins; as :meth:`ExtensionManager.invoked`.

        Args:
            namespace: the extension point, whose API can be called.
            check_func: says of each extension whether it is enabled.
            args: what the plugins are called with, checked by the type checker.
            kwargs: the same, by keyword.
        """
        maker: object = cls
        assert makes(maker, EnabledExtensionManager[R, Meta])
        return maker(namespace.invoked(*args, **kwargs), check_func)

    @classmethod
    def make_test_instance(
        cls,
        extensions: Sequence[Extension[U, Meta]],
        namespace: str = "TESTING",
        propagate_map_exceptions: bool | None = None,
        *,
        conflict_resolver: ConflictResolver[U, Meta] = "raise",
    ) -> EnabledExtensionManager[U, Meta]:
        """A manager of these extensions, for tests; as :meth:`ExtensionManager.make_test_instance`."""
        maker: object = cls
        assert makes(maker, EnabledExtensionManager[U, Meta])
        made = blank(maker)
        assemble(made, extensions, namespace, propagate_map_exceptions, conflict_resolver)
        return made
