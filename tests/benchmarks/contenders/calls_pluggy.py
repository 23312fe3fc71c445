"""pluggy's hook call over the same plugins."""

from __future__ import annotations

from collections.abc import Generator
from importlib.metadata import entry_points

from pluggy import HookimplOpts, HookspecMarker, PluginManager

from .api import NAMESPACE
from .statements import Statement

hookspec = HookspecMarker("bench")


class ReaderHooks:
    """The methods of the API that are called, as pluggy declares them."""

    @hookspec
    def read(self, size: int) -> bytes:
        """Read at most so many bytes."""
        raise NotImplementedError

    @hookspec
    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        raise NotImplementedError

    @hookspec(firstresult=True)
    def open(self, path: str) -> None:
        """Open a file."""


class Around:
    """Wraps the calls of all."""

    def read(self, size: int) -> Generator[None, list[bytes], list[bytes]]:
        """The results as they are."""
        return (yield)


class UnmarkedPluginManager(PluginManager):
    """Takes methods of any plugin, so that pluggy calls the very objects that the others call."""

    def parse_hookimpl_opts(self, plugin: object, name: str) -> HookimplOpts | None:
        if name not in {"read", "seek", "open"}:
            return None
        return HookimplOpts(
            wrapper=isinstance(plugin, Around),
            hookwrapper=False,
            optionalhook=False,
            tryfirst=False,
            trylast=False,
            specname=None,
        )


def manager_of(*more: object) -> UnmarkedPluginManager:
    """A manager of the installed plugins and more."""
    made = UnmarkedPluginManager("bench")
    made.add_hookspecs(ReaderHooks)
    for plugin in (*(candidate.load()() for candidate in entry_points(group=NAMESPACE)), *more):
        made.register(plugin)
    return made


names: dict[str, object] = {"manager": manager_of(), "wrapped": manager_of(Around())}
calls = [
    Statement("pluggy `hook.read(size=5)`", "manager.hook.read(size=5)", names),
    Statement("the same with one wrapper, in pluggy", "wrapped.hook.read(size=5)", names),
]
pairs = [Statement("pluggy `hook.seek(offset=5, whence=0)`", "manager.hook.seek(offset=5, whence=0)", names)]
firsts = [Statement('pluggy `hook.open(path="")`, firstresult', 'manager.hook.open(path="")', names)]
folds: list[Statement] = []
attributes: list[Statement] = []
