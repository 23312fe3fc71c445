"""``stevedore.named``: the plugins of some names, the others not imported."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from longshore._compat import override
from longshore.stevedore.conformance import Strictness
from longshore.stevedore.extension import (
    IGNORE,
    ConflictResolverT,
    Extension,
    ExtensionManager,
    OnLoadFailureCallbackT,
    T,
)
from longshore.stevedore.extension import ignore_conflicts as ignore_conflicts  # stevedore has it here

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

LOG = logging.getLogger("stevedore.named")
OnMissingEntrypointsCallbackT = Callable[[set[str]], object]


def warning_on_missing_entrypoint(missing_names: Iterable[str]) -> None:
    """Warn of names that nothing was loaded for.

    Args:
        missing_names: the names.
    """
    LOG.warning("Could not load %s", ", ".join(missing_names))


class NamedExtensionManager(ExtensionManager[T]):
    """Loads the plugins of some names; nothing else is imported."""

    def __init__(
        self,
        namespace: str,
        names: Sequence[str],
        invoke_on_load: bool = False,
        invoke_args: Sequence[object] | None = None,
        invoke_kwds: Mapping[str, object] | None = None,
        name_order: bool = False,
        propagate_map_exceptions: bool = False,
        on_load_failure_callback: OnLoadFailureCallbackT[T] | None = None,
        on_missing_entrypoints_callback: OnMissingEntrypointsCallbackT | None = warning_on_missing_entrypoint,
        verify_requirements: bool | None = None,
        warn_on_missing_entrypoint: bool | None = None,
        *,
        conflict_resolver: ConflictResolverT[T] = IGNORE,
        conformance: Strictness | None = None,
    ) -> None:
        """Load the plugins of these names.

        Args:
            namespace: the entry point group.
            names: the names.
            invoke_on_load: call each plugin, and keep what it returns as ``obj``.
            invoke_args: what it is called with.
            invoke_kwds: the same, by keyword.
            name_order: the extensions have the order of ``names``, not that of discovery.
            propagate_map_exceptions: whether what a plugin raises ends ``map``; it is logged otherwise.
            on_load_failure_callback: is told manager, entry point and exception of what can't be loaded.
            on_missing_entrypoints_callback: is told the names that nothing was loaded for; ``None`` for silence.
            verify_requirements: deprecated, without effect.
            warn_on_missing_entrypoint: deprecated; ``False`` is a callback of ``None``.
            conflict_resolver: chooses among extensions with one name, where one is asked for by its name.
            conformance: what becomes of a plugin that does not keep the manager's type argument; longshore's own.
        """
        self._names = names
        self._missing_names: set[str] = set()
        self._name_order = name_order
        if warn_on_missing_entrypoint is not None:
            warnings.warn(
                "The warn_on_missing_entrypoint option is deprecated for removal. If you wish to disable warnings, you "
                "should instead override 'on_missing_entrypoints_callback'",
                DeprecationWarning,
                stacklevel=1,
            )
            if not warn_on_missing_entrypoint:
                on_missing_entrypoints_callback = None
        self._on_missing_entrypoints_callback = on_missing_entrypoints_callback
        super().__init__(
            namespace,
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
    def _prepare_test_instance(self, extensions: list[Extension[T]]) -> None:
        self._names = [each.name for each in extensions]
        self._missing_names = set()
        self._name_order = False

    @override
    def _init_plugins(self, extensions: list[Extension[T]]) -> None:
        super()._init_plugins(extensions)
        if self._name_order:
            self.extensions = [self[each] for each in self._names if each not in self._missing_names]

    @override
    def _load_plugins(
        self, invoke_on_load: bool, invoke_args: Sequence[object], invoke_kwds: Mapping[str, object]
    ) -> list[Extension[T]]:
        extensions = super()._load_plugins(invoke_on_load, invoke_args, invoke_kwds)
        self._missing_names = set(self._names) - {each.name for each in extensions}
        if self._missing_names and self._on_missing_entrypoints_callback:
            self._on_missing_entrypoints_callback(self._missing_names)
        return extensions

    @override
    def _load_one_plugin(
        self, ep: EntryPoint, invoke_on_load: bool, invoke_args: Sequence[object], invoke_kwds: Mapping[str, object]
    ) -> Extension[T] | None:
        if ep.name not in self._names:  # before the import: nothing is run that was not asked for
            return None
        return super()._load_one_plugin(ep, invoke_on_load, invoke_args, invoke_kwds)
