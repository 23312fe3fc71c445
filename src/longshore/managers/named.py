"""The plugins of a namespace that were named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, ParamSpec, TypeVar

from longshore.managers import ExtensionPoint, Meta_co, T_co
from longshore.managers.collection import ByName, terms_for
from longshore.managers.filling import assemble, listener, load_all
from longshore.managers.hooks import Hooks
from longshore.managers.making import blank, makes
from longshore.model import Discovery
from longshore.model.extension import Extension
from longshore.pipeline import ConflictResolver, Settings, known_resolver

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from typing_extensions import Unpack

Meta = TypeVar("Meta")
P = ParamSpec("P")
R = TypeVar("R")
U = TypeVar("U")


class NamedExtensionManager(Hooks[T_co, Meta_co], ByName[T_co, Meta_co]):
    """Loads the plugins that are named, and imports no other."""

    __slots__ = ()

    def __init__(
        self,
        namespace: ExtensionPoint[T_co, Meta_co] | str,
        names: Iterable[str],
        invoke_on_load: bool = False,
        invoke_args: Sequence[object] | None = None,
        invoke_kwds: Mapping[str, object] | None = None,
        name_order: bool = False,
        propagate_map_exceptions: bool | None = None,
        on_load_failure_callback: Callable[[NamedExtensionManager[T_co, Meta_co], EntryPoint, BaseException], object]
        | None = None,
        on_missing_entrypoints_callback: Callable[[set[str]], object] | Literal["log"] | None = "log",
        *,
        conflict_resolver: ConflictResolver[T_co, Meta_co] = "raise",
        **settings: Unpack[Settings],
    ) -> None:
        """Load the named extensions; what is not said here is as for :class:`ExtensionManager`.

        Args:
            namespace: the extension point, or its namespace where the manager has a type argument.
            names: the names; a plugin whose name is not among them is not imported.
            invoke_on_load: call each plugin and hand over what it returns.
            invoke_args: what they are called with.
            invoke_kwds: the same, by keyword.
            name_order: keep the order of ``names``, not that of discovery.
            propagate_map_exceptions: what ``map`` and ``call`` do about errors.
            on_load_failure_callback: is told each failure.
            on_missing_entrypoints_callback: is told the names that gave no extension, if there are any; ``"log"`` (the
                default) logs those that no plugin has, with what there is, and ``None`` does nothing.
            conflict_resolver: what ``[name]`` does about several plugins of one name.
            settings: see :class:`longshore.Settings`.

        Raises:
            PluginErrors: something failed, or a name is missing, and ``strict=True`` was set.
            TypeError: the manager does not know its API, or ``names`` is one string.
        """
        if isinstance(names, str):
            from longshore.rendering.usage import names_are_text  # late: to explain

            raise names_are_text(names)
        wanted = tuple(dict.fromkeys(names))
        terms = terms_for(self, namespace, settings, invoke_on_load, invoke_args, invoke_kwds)
        self._propagate = propagate_map_exceptions
        self._resolver = known_resolver(conflict_resolver)
        found = terms.discover()
        candidates = [each for each in found.candidates if each.name in wanted]
        if name_order:
            candidates.sort(key=lambda each: wanted.index(each.name))
            terms.order = None
        told = terms.strict or on_missing_entrypoints_callback == "log"
        absent = sorted(set(wanted).difference(each.name for each in candidates)) if told else []
        asked = Discovery(candidates, found.problems)
        load_all(self, terms, asked, listener(self, on_load_failure_callback), absent=absent)
        missing = set(wanted).difference(self.names())
        if missing and on_missing_entrypoints_callback is not None and on_missing_entrypoints_callback != "log":
            on_missing_entrypoints_callback(missing)

    @classmethod
    def invoked(
        cls,
        namespace: ExtensionPoint[Callable[P, R], Meta],
        names: Iterable[str],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> NamedExtensionManager[R, Meta]:
        """Load and call the named plugins; as :meth:`ExtensionManager.invoked`.

        Args:
            namespace: the extension point, whose API can be called.
            names: the names.
            args: what the plugins are called with, checked by the type checker.
            kwargs: the same, by keyword.
        """
        maker: object = cls
        assert makes(maker, NamedExtensionManager[R, Meta])
        return maker(namespace.invoked(*args, **kwargs), names)

    @classmethod
    def make_test_instance(
        cls,
        extensions: Sequence[Extension[U, Meta]],
        namespace: str = "TESTING",
        propagate_map_exceptions: bool | None = None,
        *,
        conflict_resolver: ConflictResolver[U, Meta] = "raise",
    ) -> NamedExtensionManager[U, Meta]:
        """A manager of these extensions, for tests; as :meth:`ExtensionManager.make_test_instance`."""
        maker: object = cls
        assert makes(maker, NamedExtensionManager[U, Meta])
        made = blank(maker)
        assemble(made, extensions, namespace, propagate_map_exceptions, conflict_resolver)
        return made
