"""The lock: which plugins may be loaded, of which distributions, with which files. One noun for each kind of table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from longshore.model import Noun, normalized

Files = tuple[tuple[str, str], ...]
"""Files and their hashes, sorted; each file by its path from the folder that the distribution is installed in."""


class Entry(Noun):
    """A table of the lock file.

    Attributes:
        line: where it stands in the file, 0 where that is not known; two tables are equal wherever they stand.
    """

    __slots__ = ("_line",)

    def __init__(self, line: int) -> None:
        self._line = line

    @property
    def line(self) -> int:
        """Where it stands in the file, 0 where that is not known."""
        return self._line


class LockedPlugin(Entry):
    """A plugin of an installed distribution.

    Attributes:
        namespace: its entry point group.
        name: its entry point's name.
        target: its entry point's value.
        distribution: the name of its distribution.
    """

    __slots__ = ("namespace", "name", "target", "distribution")

    def __init__(self, namespace: str, name: str, target: str, distribution: str, line: int = 0) -> None:
        super().__init__(line)
        self.namespace = namespace
        self.name = name
        self.target = target
        self.distribution = distribution


class LockedFile(Entry):
    """A plugin that is a file or a package in a plugin directory.

    Attributes:
        namespace: the namespace that it is loaded for.
        name: the name of its module.
        directory: the plugin directory, seen from the folder of the lock file.
        files: what it consists of, seen from the plugin directory.
    """

    __slots__ = ("namespace", "name", "directory", "files")

    def __init__(
        self, namespace: str, name: str, directory: str, files: Iterable[tuple[str, str]], line: int = 0
    ) -> None:
        super().__init__(line)
        self.namespace = namespace
        self.name = name
        self.directory = directory
        self.files: Files = tuple(sorted(files))


class LockedReference(Entry):
    """A plugin that the host's configuration names by an import reference. None of its files are locked.

    Attributes:
        namespace: the namespace that it is loaded for.
        name: its name there.
        reference: the reference as written, such as ``"pkg.mod:Obj"``.
    """

    __slots__ = ("namespace", "name", "reference")

    def __init__(self, namespace: str, name: str, reference: str, line: int = 0) -> None:
        super().__init__(line)
        self.namespace = namespace
        self.name = name
        self.reference = reference


class LockedDistribution(Entry):
    """A distribution that locked plugins are from.

    Attributes:
        name: as its metadata spells it.
        version: its version.
        files: its files; those of its metadata folder, whose name has the version in it, begin with ``.dist-info/`` or
            ``.egg-info/``.
        shared: the folders of these that other distributions have files in, too.
    """

    __slots__ = ("name", "version", "files", "shared")

    def __init__(
        self, name: str, version: str, files: Iterable[tuple[str, str]], shared: Iterable[str] = (), line: int = 0
    ) -> None:
        super().__init__(line)
        self.name = name
        self.version = version
        self.files: Files = tuple(sorted(files))
        self.shared = tuple(sorted(shared))


AnyPlugin = LockedPlugin | LockedFile | LockedReference


class Lock(Noun):
    """What may be loaded. Two locks are equal where they say the same, in whatever order.

    Attributes:
        namespaces: those that the lock was written for; plugins of any other are unknown to it.
        plugins: the plugins that may be loaded.
        distributions: where these come from.
    """

    __slots__ = ("namespaces", "plugins", "distributions")

    def __init__(
        self,
        namespaces: Iterable[str] = (),
        plugins: Iterable[AnyPlugin] = (),
        distributions: Iterable[LockedDistribution] = (),
    ) -> None:
        self.namespaces = tuple(sorted(set(namespaces)))
        self.plugins = tuple(sorted(plugins, key=_order))
        self.distributions = tuple(sorted(distributions, key=lambda each: normalized(each.name)))


def _order(plugin: AnyPlugin) -> tuple[str, str, str, str]:
    match plugin:
        case LockedPlugin():
            return plugin.namespace, plugin.name, normalized(plugin.distribution), plugin.target
        case LockedFile():
            return plugin.namespace, plugin.name, "", plugin.directory
        case LockedReference():
            return plugin.namespace, plugin.name, "", plugin.reference
        case _:
            assert_never(plugin)
