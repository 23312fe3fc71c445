"""The extensions that a configuration names: by a path, by a module, or by their name alone."""

from collections.abc import Mapping
from pathlib import Path

from longshore import Candidate, Discovery, ImportReferences, PluginDirectory, Problem


class ConfiguredExtensions:
    """A source of candidates.

    ``name = path/to/file.py`` is a file, ``name = package.module`` a module, ``name =`` an extension that comes with
    the host, and ``name = !`` one that is switched off.
    """

    def __init__(self, configured: Mapping[str, str], folder: Path) -> None:
        self.configured = configured
        self.folder = folder

    def discover(self, namespace: str) -> Discovery:
        """Each as one of longshore's own sources finds it, under the name of the configuration."""
        candidates: list[Candidate] = []
        problems: list[Problem] = []
        for name, value in self.configured.items():
            if not value.startswith("!"):
                found = self._source(name, value).discover(namespace)
                for each in found.candidates:
                    target = each.module_name, each.attr
                    candidates.append(Candidate(name, each.value, namespace, each.distribution, target))
                problems += found.problems
        return Discovery(candidates, problems)

    def namespaces(self) -> frozenset[str]:
        """None: they belong to whatever namespace is asked for."""
        return frozenset()

    def _source(self, name: str, value: str) -> ImportReferences | PluginDirectory:
        if value.endswith(".py"):
            path = self.folder / value
            return PluginDirectory(path.parent, names=[path.stem])
        return ImportReferences({name: value or f"example_repository.bundled.{name}"})
