"""All plugins of a namespace."""

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


class ExtensionManager(Hooks[T_co, Meta_co], ByName[T_co, Meta_co]):
    """Loads all plugins of a namespace. Those that fail are in ``failures`` and logged; the others are there."""

    __slots__ = ()

    def __init__(
        self,
        namespace: ExtensionPoint[T_co, Meta_co] | str,
        invoke_on_load: bool = False,
        invoke_args: Sequence[object] | None = None,
        invoke_kwds: Mapping[str, object] | None = None,
        propagate_map_exceptions: bool | None = None,
        on_load_failure_callback: Callable[[ExtensionManager[T_co, Meta_co], EntryPoint, BaseException], object]
        | None = None,
        *,
        conflict_resolver: ConflictResolver[T_co, Meta_co] = "raise",
        **settings: Unpack[Settings],
    ) -> None:
        """Load the extensions.

        Args:
            namespace: the extension point, or its namespace where the manager has a type argument.
            invoke_on_load: call each plugin and hand over what it returns.
            invoke_args: what they are called with.
            invoke_kwds: the same, by keyword.
            propagate_map_exceptions: ``map`` and ``call`` raise the first error at once (True), log every error
                (False), or raise all of them together when all were called (None, the default).
            on_load_failure_callback: is told manager, entry point and exception of each failure, which is then not
                logged; what it raises ends the load.
            conflict_resolver: what ``[name]`` does about several plugins of one name.
            settings: see :class:`longshore.Settings`.

        Raises:
            PluginErrors: something failed, and ``strict=True`` was set.
            TypeError: the manager does not know its API.

        Example:
            >>> from longshore import ExtensionManager, ImportReferences
            >>> source = ImportReferences({"posix": "posixpath:join", "windows": "ntpath:join"})
            >>> manager = ExtensionManager[object]("textapp.joins", source=source)
            >>> [each.name for each in manager], len(manager)
            (['posix', 'windows'], 2)
        """
        terms = terms_for(self, namespace, settings, invoke_on_load, invoke_args, invoke_kwds)
        self._propagate = propagate_map_exceptions
        self._resolver = known_resolver(conflict_resolver)
        found = terms.discover()
        load_all(self, terms, found, listener(self, on_load_failure_callback))

    @classmethod
    def invoked(
        cls, namespace: ExtensionPoint[Callable[P, R], Meta], /, *args: P.args, **kwargs: P.kwargs
    ) -> ExtensionManager[R, Meta]:
        """Load and call all plugins; where options are set, write ``ExtensionManager(point.invoked(...), ...)``.

        Args:
            namespace: the extension point, whose API can be called.
            args: what the plugins are called with, checked by the type checker.
            kwargs: the same, by keyword.
        """
        maker: object = cls
        assert makes(maker, ExtensionManager[R, Meta])
        return maker(namespace.invoked(*args, **kwargs))

    @classmethod
    def make_test_instance(
        cls,
        extensions: Sequence[Extension[U, Meta]],
        namespace: str = "TESTING",
        propagate_map_exceptions: bool | None = None,
        *,
        conflict_resolver: ConflictResolver[U, Meta] = "raise",
    ) -> ExtensionManager[U, Meta]:
        """A manager of these extensions, for tests; nothing is loaded.

        Args:
            extensions: as :func:`longshore.testing.make_extension` makes them.
            namespace: what the manager says its namespace is.
            propagate_map_exceptions: as for the constructor.
            conflict_resolver: as for the constructor.
        """
        maker: object = cls
        assert makes(maker, ExtensionManager[U, Meta])
        made = blank(maker)
        assemble(made, extensions, namespace, propagate_map_exceptions, conflict_resolver)
        return made
