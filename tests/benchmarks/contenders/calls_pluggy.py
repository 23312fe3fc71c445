"""pluggy's hook call over the same plugins."""

from __future__ import annotations

from importlib.metadata import entry_points

from pluggy import HookimplOpts, HookspecMarker, PluginManager

from .api import NAMESPACE
from .statements import Statement

hookspec = HookspecMarker("bench")


class ReaderHooks:
    """The method of the API that is called, as pluggy declares it."""

    @hookspec
    def read(self, size: int) -> bytes:
        """Read at most so many bytes."""
        raise NotImplementedError


class UnmarkedPluginManager(PluginManager):
    """Takes `read` of any plugin, so that pluggy calls the very objects that the others call."""

    def parse_hookimpl_opts(self, plugin: object, name: str) -> HookimplOpts | None:
        if name != "read":
            return None
        return HookimplOpts(
            wrapper=False, hookwrapper=False, optionalhook=False, tryfirst=False, trylast=False, specname=None
        )


manager = UnmarkedPluginManager("bench")
manager.add_hookspecs(ReaderHooks)
for candidate in entry_points(group=NAMESPACE):
    manager.register(candidate.load()())
statements = [Statement("pluggy `hook.read(size=5)`", "manager.hook.read(size=5)", {"manager": manager})]
attributes: list[Statement] = []
