"""A case: one API and the plugins that are loaded for it; what came of each of them."""

from __future__ import annotations

import importlib
import pkgutil
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import ModuleType

from longshore import (
    Candidate,
    ConformanceReport,
    DoesNotConform,
    ExtensionManager,
    ExtensionPoint,
    Failure,
    Finding,
    ImportReferences,
    InstalledEntryPoints,
)

from . import hosts


@dataclass(frozen=True, eq=False)
class Case:
    """An API of a host, and the plugins that are loaded for it.

    Attributes:
        api: the name of the API in the host's module.
        group: the entry point group of the plugins; a name for the case where they are no entry points.
        references: where the plugins are no entry points, import references by their names.
        called: the API is that of what calling a plugin gives.
        refused: by name, a code with which a plugin is refused, as both type checkers refuse it.
        wrong: the API asks for what no plugin has; with this code they are all refused.
    """

    api: str
    group: str
    references: Mapping[str, str] = field(default_factory=dict)
    called: bool = False
    refused: Mapping[str, str] = field(default_factory=dict)
    wrong: str = ""


@dataclass(frozen=True, eq=False)
class Result:
    """What became of one plugin: the report of its check, or what else went wrong."""

    host: ModuleType
    case: Case
    candidate: Candidate
    report: ConformanceReport | None
    fault: str = ""

    @property
    def name(self) -> str:
        """Host, API and plugin, for messages."""
        return f"{host_name(self.host)} {self.case.api} {self.candidate.name}"

    @property
    def errors(self) -> list[Finding]:
        """What was found that refuses the plugin."""
        return [each for each in self.findings if each.severity == "error"]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Errors and warnings."""
        return () if self.report is None else self.report.findings

    @property
    def expected(self) -> str:
        """The code with which the plugin is to be refused, ``""`` where it is to be accepted."""
        return self.case.wrong or self.case.refused.get(self.candidate.name, "")

    @property
    def plugin(self) -> object:
        """The object that was loaded."""
        found: object = importlib.import_module(self.candidate.module_name)
        for each in self.candidate.attr.split(".") if self.candidate.attr else ():
            found = getattr(found, each)
        return found


def names(module: str, attributes: str) -> dict[str, str]:
    """Import references for attributes of one module, each under its own name."""
    return {each: f"{module}:{each}" for each in attributes.split()}


def host_name(host: ModuleType) -> str:
    """How the host is called in tables and messages."""
    return host.__name__.rpartition(".")[2].removesuffix("_host")


def all_hosts() -> Iterator[ModuleType]:
    """The modules of :mod:`tests.ecosystem.hosts`."""
    for each in sorted(pkgutil.iter_modules(hosts.__path__), key=lambda each: each.name):
        yield importlib.import_module(f"{hosts.__name__}.{each.name}")


@cache
def results_of(host: ModuleType) -> tuple[Result, ...]:
    """Load all plugins of all cases of a host."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they are other people's
        return tuple(result for case in host.CASES for result in _load(host, case))


def _load(host: ModuleType, case: Case) -> Iterable[Result]:
    api: object = getattr(host, case.api)
    source = ImportReferences(case.references) if case.references else InstalledEntryPoints()
    if case.called:
        manager = ExtensionManager[api](case.group, invoke_on_load=True, source=source)  # type: ignore[valid-type]
    else:
        manager = ExtensionManager(ExtensionPoint(case.group, api), source=source)  # type: ignore[arg-type]
    for extension in manager.extensions:
        yield Result(host, case, extension.candidate, extension.report)
    for failure in manager.failures:
        assert isinstance(failure, Failure), failure
        if isinstance(failure.error, DoesNotConform):
            yield Result(host, case, failure.candidate, failure.error.report)
        else:
            yield Result(host, case, failure.candidate, None, str(failure.error))
