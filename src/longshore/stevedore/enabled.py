"""``stevedore.enabled``: the plugins that a function of the host's lets through."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
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

LOG = logging.getLogger("stevedore.enabled")


class EnabledExtensionManager(ExtensionManager[T]):
    """Loads every plugin, and keeps those that a function of the host's lets through.

    Attributes:
        check_func: that function.
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
        """Load the plugins, and ask about each.

        Args:
            namespace: the entry point group.
            check_func: is given an extension; the extension is dropped where the answer is false.
            invoke_on_load: call each plugin, and keep what it returns as ``obj``.
            invoke_args: what it is called with.
            invoke_kwds: the same, by keyword.
            propagate_map_exceptions: whether what a plugin raises ends ``map``; it is logged otherwise.
            on_load_failure_callback: is told manager, entry point and exception of what can't be loaded.
            verify_requirements: deprecated, without effect.
            conflict_resolver: chooses among extensions with one name, where one is asked for by its name.
            conformance: what becomes of a plugin that does not keep the manager's type argument; longshore's own.
        """
        self.check_func = check_func
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
    def _load_one_plugin(
        self, ep: EntryPoint, invoke_on_load: bool, invoke_args: Sequence[object], invoke_kwds: Mapping[str, object]
    ) -> Extension[T] | None:
        ext = super()._load_one_plugin(ep, invoke_on_load, invoke_args, invoke_kwds)
        if ext and not self.check_func(ext):
            LOG.debug("ignoring extension %r", ep.name)
            return None
        return ext
