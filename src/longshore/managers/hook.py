"""Many plugins under one name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from longshore.managers import ExtensionPoint, Meta_co, T_co
from longshore.managers.collection import terms_for
from longshore.managers.filling import assemble, listener, load_all
from longshore.managers.hooks import Hooks
from longshore.managers.making import blank, makes
from longshore.model import Discovery
from longshore.model.extension import Extension
from longshore.pipeline import Settings

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from typing_extensions import Unpack

Meta = TypeVar("Meta")
P = ParamSpec("P")
R = TypeVar("R")
U = TypeVar("U")


class HookManager(Hooks[T_co, Meta_co]):
    """Loads all plugins of one name, to be called together; there may be none.

    Attributes:
        name: the name that all of them have.
    """

    __slots__ = ("name",)
    name: str

    def __init__(
        self,
        namespace: ExtensionPoint[T_co, Meta_co] | str,
        name: str,
        invoke_on_load: bool = False,
        invoke_args: Sequence[object] | None = None,
        invoke_kwds: Mapping[str, object] | None = None,
        on_load_failure_callback: Callable[[HookManager[T_co, Meta_co], EntryPoint, BaseException], object]
        | None = None,
        on_missing_entrypoints_callback: Callable[[set[str]], object] | None = None,
        *,
        propagate_map_exceptions: bool | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        """Load the hook; what is not said here is as for :class:`longshore.ExtensionManager`.

        Args:
            namespace: the extension point, or its namespace where the manager has a type argument.
            name: the name of the entry points.
            invoke_on_load: call each plugin and hand over what it returns.
            invoke_args: what they are called with.
            invoke_kwds: the same, by keyword.
            on_load_failure_callback: is told each failure.
            on_missing_entrypoints_callback: is told the name when no plugin of it was accepted.
            propagate_map_exceptions: what ``map`` and ``call`` do about errors.
            settings: see :class:`longshore.Settings`.

        Raises:
            PluginErrors: something failed, and ``strict=True`` was set.
            TypeError: the manager does not know its API.
        """
        terms = terms_for(self, namespace, settings, invoke_on_load, invoke_args, invoke_kwds)
        self._propagate = propagate_map_exceptions
        self.name = name
        found = terms.discover()
        wanted = Discovery([each for each in found.candidates if each.name == name], found.problems)
        load_all(self, terms, wanted, listener(self, on_load_failure_callback))
        if not self.extensions and on_missing_entrypoints_callback is not None:
            on_missing_entrypoints_callback({name})

    def __getitem__(self, name: str) -> Sequence[Extension[T_co, Meta_co]]:
        """All extensions, under the hook's own name."""
        if name != self.name:
            from longshore.rendering.failures import unknown_name  # late: to explain

            raise unknown_name(self.namespace, name, [self.name], ())
        return list(self.extensions)

    def items(self) -> Sequence[tuple[str, Sequence[Extension[T_co, Meta_co]]]]:
        """The hook's name with all its extensions; empty where there are none."""
        return [(self.name, list(self.extensions))] if self.extensions else []

    @classmethod
    def invoked(
        cls, namespace: ExtensionPoint[Callable[P, R], Meta], name: str, /, *args: P.args, **kwargs: P.kwargs
    ) -> HookManager[R, Meta]:
        """Load and call the plugins of that name; as :meth:`longshore.ExtensionManager.invoked`.

        Args:
            namespace: the extension point, whose API can be called.
            name: the name of the entry points.
            args: what the plugins are called with, checked by the type checker.
            kwargs: the same, by keyword.
        """
        maker: object = cls
        assert makes(maker, HookManager[R, Meta])
        return maker(namespace.invoked(*args, **kwargs), name)

    @classmethod
    def make_test_instance(
        cls,
        extensions: Sequence[Extension[U, Meta]],
        namespace: str = "TESTING",
        propagate_map_exceptions: bool | None = None,
    ) -> HookManager[U, Meta]:
        """A manager of these extensions, for tests; its name is that of the first.

        Args:
            extensions: as :func:`longshore.testing.make_extension` makes them.
            namespace: what the manager says its namespace is.
            propagate_map_exceptions: as for the constructor.
        """
        maker: object = cls
        assert makes(maker, HookManager[U, Meta])
        made = blank(maker)
        assemble(made, extensions, namespace, propagate_map_exceptions, "raise")
        made.name = extensions[0].name if extensions else ""
        return made
