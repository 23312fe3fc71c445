"""What the managers hand out: an extension, and the type variable of all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from typing_extensions import TypeVar as TypeVarWithDefault

    # Any: as in stevedore, a manager without a type argument promises nothing
    T = TypeVarWithDefault("T", default=Any)
else:
    T = TypeVar("T")


class Extension(Generic[T]):
    """A plugin that was loaded.

    Attributes:
        name: the entry point's name.
        entry_point: the entry point.
        plugin: what it names.
        obj: what calling the plugin gave, ``None`` where it was not called.
    """

    def __init__(self, name: str, entry_point: EntryPoint, plugin: type[T], obj: T | None) -> None:
        self.name = name
        self.entry_point = entry_point
        self.plugin = plugin
        self.obj = obj

    @property
    def module_name(self) -> str:
        """The module of the entry point's target."""
        return self.entry_point.module

    @property
    def attr(self) -> str:
        """The attribute path of the entry point's target."""
        return self.entry_point.attr

    @property
    def entry_point_target(self) -> str:
        """The entry point's target as it is written."""
        return self.entry_point.value


ConflictResolverT: TypeAlias = Callable[[str, str, list[Extension[T]]], Extension[T]]
"""Chooses one of several extensions with one name, or raises: is given namespace, name and extensions."""


def loose(resolver: ConflictResolverT) -> ConflictResolverT:
    """The same resolver, for managers of any type.

    A default value that is generic would keep pyright from giving the manager its own default, which is Any.
    """
    return resolver


def qualified_names(entrypoints: Sequence[Extension[T]]) -> str:
    """The names of several plugins, for a text about them."""
    return ", ".join(map(_qualified_name, entrypoints))


def _qualified_name(ext: Extension[T]) -> str:
    """The class's or function's name; the target of what has none, an instance for example."""
    found: object = getattr(ext.plugin, "__qualname__", None)
    return str(found) if found is not None else str(getattr(ext.entry_point, "value", ext.name))
