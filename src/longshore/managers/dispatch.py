"""Plugins chosen anew for every call: by a function of the host's, or by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from longshore.managers import ExtensionPoint, Meta_co, T_co
from longshore.managers.collection import ByName, terms_for
from longshore.managers.filling import assemble, listener, load_all
from longshore.managers.hooks import Selection, selection
from longshore.managers.making import blank, makes
from longshore.model.extension import Extension
from longshore.pipeline import ConflictResolver, Settings, known_resolver

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from typing_extensions import Unpack

Meta = TypeVar("Meta")
P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
U = TypeVar("U")


class Dispatcher(ByName[T_co, Meta_co]):
    """What both dispatching managers are: enabled extensions, of which each call selects some."""

    __slots__ = ()

    def __init__(
        self,
        namespace: ExtensionPoint[T_co, Meta_co] | str,
        check_func: Callable[[Extension[T_co, Meta_co]], object],
        invoke_on_load: bool = False,
        invoke_args: Sequence[object] | None = None,
        invoke_kwds: Mapping[str, object] | None = None,
        propagate_map_exceptions: bool | None = None,
        on_load_failure_callback: Callable[[Dispatcher[T_co, Meta_co], EntryPoint, BaseException], object]
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


def selected(manager: Dispatcher[T, Meta], chosen: Sequence[Extension[T, Meta]]) -> Selection[T, Meta]:
    """Some extensions of a dispatching manager, called under its settings."""
    made = selection(manager, manager.api, chosen)
    made._resolver = manager._resolver
    return made


class DispatchExtensionManager(Dispatcher[T_co, Meta_co]):
    """Loads the enabled plugins; each call gives a function that says which of them are called."""

    __slots__ = ()

    def select(self, filter_func: Callable[[Extension[T_co, Meta_co]], object]) -> Selection[T_co, Meta_co]:
        """The extensions for which a function is true, as a collection of their own: ``select(f).call(Api.method)``.

        Args:
            filter_func: is given each extension.
        """
        return selected(self, [each for each in self.extensions if filter_func(each)])

    def map(
        self,
        filter_func: Callable[Concatenate[Extension[T_co, Meta_co], P], object],
        func: Callable[Concatenate[Extension[T_co, Meta_co], P], R],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> list[R]:
        """Call a function with every extension that the filter selects.

        Args:
            filter_func: is given each extension and the arguments, and says whether it is called.
            func: is given each selected extension and the arguments.
            args: further arguments.
            kwargs: the same, by keyword.

        Raises:
            NoMatches: the manager has no extension at all.
            CallErrors: what the calls raised, after all were made; what ``filter_func`` raises passes as it is.
        """
        chosen = [each for each in self.extensions or self._none() if filter_func(each, *args, **kwargs)]
        return selected(self, chosen).map(func, *args, **kwargs) if chosen else []

    def map_method(
        self,
        filter_func: Callable[Concatenate[Extension[T_co, Meta_co], str, P], object],
        method_name: str,
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> list[object]:
        """Call a method, given by its name, on the object of every extension that the filter selects.

        Args:
            filter_func: is given each extension, the method's name and the arguments.
            method_name: the method's name.
            args: the plugin's arguments.
            kwargs: the same, by keyword.
        """
        chosen = [each for each in self.extensions or self._none() if filter_func(each, method_name, *args, **kwargs)]
        return selected(self, chosen).map_method(method_name, *args, **kwargs) if chosen else []

    @classmethod
    def invoked(
        cls,
        namespace: ExtensionPoint[Callable[P, R], Meta],
        check_func: Callable[[Extension[R, Meta]], object],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> DispatchExtensionManager[R, Meta]:
        """Load, call and filter the plugins; as :meth:`longshore.EnabledExtensionManager.invoked`."""
        maker: object = cls
        assert makes(maker, DispatchExtensionManager[R, Meta])
        return maker(namespace.invoked(*args, **kwargs), check_func)

    @classmethod
    def make_test_instance(
        cls,
        extensions: Sequence[Extension[U, Meta]],
        namespace: str = "TESTING",
        propagate_map_exceptions: bool | None = None,
        *,
        conflict_resolver: ConflictResolver[U, Meta] = "raise",
    ) -> DispatchExtensionManager[U, Meta]:
        """A manager of these extensions, for tests; as :meth:`longshore.ExtensionManager.make_test_instance`."""
        maker: object = cls
        assert makes(maker, DispatchExtensionManager[U, Meta])
        made = blank(maker)
        assemble(made, extensions, namespace, propagate_map_exceptions, conflict_resolver)
        return made


class NameDispatchExtensionManager(Dispatcher[T_co, Meta_co]):
    """Loads the enabled plugins; each call gives the names of those that are called."""

    __slots__ = ()

    def select(self, names: Iterable[str]) -> Selection[T_co, Meta_co]:
        """The extensions of these names, in their order, as a collection of their own; unknown names are passed over.

        Args:
            names: the names.
        """
        if isinstance(names, str):
            from longshore.rendering.usage import names_are_text  # late: to explain

            raise names_are_text(names)
        return selected(self, [self[each] for each in names if each in self])

    def map(
        self,
        names: Iterable[str],
        func: Callable[Concatenate[Extension[T_co, Meta_co], P], R],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> list[R]:
        """Call a function with the extensions of these names, in their order; unknown names are passed over.

        Args:
            names: the names.
            func: is given each named extension and the arguments.
            args: further arguments.
            kwargs: the same, by keyword.

        Raises:
            CallErrors: what the calls raised, after all were made.
        """
        chosen = self.select(names)
        return chosen.map(func, *args, **kwargs) if chosen._loaded() else []

    def map_method(self, names: Iterable[str], method_name: str, /, *args: object, **kwargs: object) -> list[object]:
        """Call a method, given by its name, on the objects of the extensions of these names.

        Args:
            names: the names.
            method_name: the method's name.
            args: the plugin's arguments.
            kwargs: the same, by keyword.
        """
        chosen = self.select(names)
        return chosen.map_method(method_name, *args, **kwargs) if chosen._loaded() else []

    @property
    def by_name(self) -> Mapping[str, Extension[T_co, Meta_co]]:
        """Each name with its extension; several of one name are resolved as ``[name]`` does."""
        return dict(self.items())

    @classmethod
    def invoked(
        cls,
        namespace: ExtensionPoint[Callable[P, R], Meta],
        check_func: Callable[[Extension[R, Meta]], object],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> NameDispatchExtensionManager[R, Meta]:
        """Load, call and filter the plugins; as :meth:`longshore.EnabledExtensionManager.invoked`."""
        maker: object = cls
        assert makes(maker, NameDispatchExtensionManager[R, Meta])
        return maker(namespace.invoked(*args, **kwargs), check_func)

    @classmethod
    def make_test_instance(
        cls,
        extensions: Sequence[Extension[U, Meta]],
        namespace: str = "TESTING",
        propagate_map_exceptions: bool | None = None,
        *,
        conflict_resolver: ConflictResolver[U, Meta] = "raise",
    ) -> NameDispatchExtensionManager[U, Meta]:
        """A manager of these extensions, for tests; as :meth:`longshore.ExtensionManager.make_test_instance`."""
        maker: object = cls
        assert makes(maker, NameDispatchExtensionManager[U, Meta])
        made = blank(maker)
        assemble(made, extensions, namespace, propagate_map_exceptions, conflict_resolver)
        return made
