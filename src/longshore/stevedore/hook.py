"""``stevedore.hook``: all plugins of one name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from longshore.stevedore.conformance import Strictness
from longshore.stevedore.extension import (
    IGNORE,
    ConflictResolverT,
    Extension,
    OnLoadFailureCallbackT,
    T,
)
from longshore.stevedore.extension import ignore_conflicts as ignore_conflicts  # stevedore has it here
from longshore.stevedore.named import NamedExtensionManager, OnMissingEntrypointsCallbackT


class HookManager(NamedExtensionManager[T]):
    """Loads all plugins of one name; none is no mistake."""

    def __init__(
        self,
        namespace: str,
        name: str,
        invoke_on_load: bool = False,
        invoke_args: Sequence[object] | None = None,
        invoke_kwds: Mapping[str, object] | None = None,
        on_load_failure_callback: OnLoadFailureCallbackT[T] | None = None,
        on_missing_entrypoints_callback: OnMissingEntrypointsCallbackT | None = None,
        verify_requirements: bool | None = None,
        warn_on_missing_entrypoint: bool | None = None,
        *,
        conflict_resolver: ConflictResolverT[T] = IGNORE,
        conformance: Strictness | None = None,
    ) -> None:
        """Load the plugins of this name.

        Args:
            namespace: the entry point group.
            name: the name.
            invoke_on_load: call each plugin, and keep what it returns as ``obj``.
            invoke_args: what it is called with.
            invoke_kwds: the same, by keyword.
            on_load_failure_callback: is told manager, entry point and exception of what can't be loaded.
            on_missing_entrypoints_callback: is told the name when nothing was loaded for it.
            verify_requirements: deprecated, without effect.
            warn_on_missing_entrypoint: deprecated; ``False`` is a callback of ``None``.
            conflict_resolver: chooses the one that ``items()`` gives.
            conformance: what becomes of a plugin that does not keep the manager's type argument; longshore's own.
        """
        super().__init__(
            namespace,
            [name],
            invoke_on_load=invoke_on_load,
            invoke_args=invoke_args,
            invoke_kwds=invoke_kwds,
            on_load_failure_callback=on_load_failure_callback,
            on_missing_entrypoints_callback=on_missing_entrypoints_callback,
            verify_requirements=verify_requirements,
            warn_on_missing_entrypoint=warn_on_missing_entrypoint,
            conflict_resolver=conflict_resolver,
            conformance=conformance,
        )

    @property
    def _name(self) -> str:
        return self._names[0]

    # stevedore's signature: a hook has all extensions of its name
    def __getitem__(self, name: str) -> list[Extension[T]]:  # type: ignore[override]  # ty: ignore[incompatible-method-override]
        if not self._names or name != self._name:
            raise KeyError(name)
        return self.extensions
