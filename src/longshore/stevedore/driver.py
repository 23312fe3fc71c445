"""``stevedore.driver``: one plugin by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from longshore._compat import override
from longshore.stevedore.conformance import Strictness
from longshore.stevedore.exception import NoMatches
from longshore.stevedore.extension import (
    REFUSE,
    ConflictResolverT,
    Extension,
    ExtensionManager,
    OnLoadFailureCallbackT,
    T,
    warn_of_requirements,
)
from longshore.stevedore.extension import error_on_conflict as error_on_conflict  # stevedore has it here
from longshore.stevedore.named import (
    NamedExtensionManager,
    OnMissingEntrypointsCallbackT,
    warning_on_missing_entrypoint,
)

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from typing import Self, TypeGuard

P = ParamSpec("P")
U = TypeVar("U")


class DriverManager(NamedExtensionManager[T]):
    """Loads the one plugin of a name; with a type argument, ``driver`` is of that type."""

    def __init__(
        self,
        namespace: str,
        name: str,
        invoke_on_load: bool = False,
        invoke_args: Sequence[object] | None = None,
        invoke_kwds: Mapping[str, object] | None = None,
        on_load_failure_callback: OnLoadFailureCallbackT[T] | None = None,
        on_missing_entrypoints_callback: OnMissingEntrypointsCallbackT | None = warning_on_missing_entrypoint,
        verify_requirements: bool | None = None,
        warn_on_missing_entrypoint: bool | None = None,
        *,
        conflict_resolver: ConflictResolverT[T] = REFUSE,
        conformance: Strictness | None = None,
    ) -> None:
        """Load the driver.

        Args:
            namespace: the entry point group.
            name: the entry point's name.
            invoke_on_load: call the plugin, and keep what it returns as ``obj``.
            invoke_args: what it is called with.
            invoke_kwds: the same, by keyword.
            on_load_failure_callback: is told manager, entry point and exception; what went wrong is raised otherwise.
            on_missing_entrypoints_callback: is told the name when nothing was loaded for it, before that is raised.
            verify_requirements: deprecated, without effect.
            warn_on_missing_entrypoint: deprecated; ``False`` is a callback of ``None``.
            conflict_resolver: chooses among several plugins of that name.
            conformance: what becomes of a plugin that does not keep the manager's type argument; longshore's own.

        Raises:
            NoMatches: no plugin has that name, or it was not loaded.
            MultipleMatches: several have it, and no resolver chooses.
        """
        super().__init__(
            namespace=namespace,
            names=[name],
            invoke_on_load=invoke_on_load,
            invoke_args=invoke_args,
            invoke_kwds=invoke_kwds,
            on_load_failure_callback=on_load_failure_callback or self._default_on_load_failure,
            on_missing_entrypoints_callback=on_missing_entrypoints_callback,
            verify_requirements=verify_requirements,
            warn_on_missing_entrypoint=warn_on_missing_entrypoint,
            conflict_resolver=conflict_resolver,
            conformance=conformance,
        )

    @staticmethod
    def _default_on_load_failure(manager: ExtensionManager[T], ep: EntryPoint, err: BaseException) -> None:  # noqa: ARG004
        raise err

    # stevedore's signature: a driver has one extension
    @classmethod
    def make_test_instance(  # type: ignore[override]  # ty: ignore[incompatible-method-override]
        cls,
        extension: Extension[T],
        namespace: str = "TESTING",
        propagate_map_exceptions: bool = False,
        on_load_failure_callback: OnLoadFailureCallbackT[T] | None = None,
        verify_requirements: bool | None = None,
        *,
        conflict_resolver: ConflictResolverT[T] = REFUSE,
    ) -> Self:
        """A manager of one extension, for tests; nothing is loaded, and nothing compared.

        Args:
            extension: what the manager has.
            namespace: what it says its namespace is.
            propagate_map_exceptions: as for the manager.
            on_load_failure_callback: as for the manager.
            verify_requirements: deprecated, without effect.
            conflict_resolver: as for the manager.
        """
        warn_of_requirements(verify_requirements)
        from longshore.managers.making import blank  # late: for tests

        made = blank(cls)
        made._fill([extension], namespace, propagate_map_exceptions, on_load_failure_callback, conflict_resolver)
        return made

    @override
    def _init_plugins(self, extensions: list[Extension[T]]) -> None:
        super()._init_plugins(extensions)
        name = self._names[0]
        if not self.extensions:
            raise NoMatches(f"No {self.namespace!r} driver found, looking for {name!r}")
        if len(self.extensions) > 1:
            self.extensions = [self._conflict_resolver(self.namespace, name, self.extensions)]

    def __call__(self, func: Callable[Concatenate[Extension[T], P], U], *args: P.args, **kwds: P.kwargs) -> U | None:
        """Call a function with the extension, as ``map`` does.

        Args:
            func: is given the extension, then the arguments.
            args: further arguments.
            kwds: the same, by keyword.

        Returns:
            What it returned, ``None`` where it raised.
        """
        results = self.map(func, *args, **kwds)
        return results[0] if results else None

    @property
    def driver(self) -> T:
        """What calling the plugin gave; the plugin itself where it was not called."""
        ext = self.extensions[0]
        plugin: object = ext.obj if ext.obj is not None else ext.plugin
        assert _handed_over(plugin, self)
        return plugin


def _handed_over(plugin: object, manager: DriverManager[T]) -> TypeGuard[T]:  # noqa: ARG001
    """As the host says, by the type argument with which the plugin was compared."""
    return True
