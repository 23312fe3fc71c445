"""pytest: plugins, which are modules with hooks."""

from types import ModuleType
from typing import Any, Protocol, TypeAlias

import pytest

from tests.ecosystem.cases import Case

PACKAGE = "pytest"
AnyModule: TypeAlias = ModuleType


class AddsOptions(Protocol):
    """A plugin with options."""

    def pytest_addoption(self, parser: pytest.Parser) -> Any: ...


class Configures(Protocol):
    """A plugin that is told the configuration."""

    def pytest_configure(self, config: pytest.Config) -> Any: ...


class AddsLoudly(Protocol):
    """Wrong: the hook has no such parameter."""

    def pytest_addoption(self, parser: pytest.Parser, loud: bool) -> Any: ...


PLUGINS = {
    "cacheprovider": "_pytest.cacheprovider",
    "capture": "_pytest.capture",
    "debugging": "_pytest.debugging",
    "doctest": "_pytest.doctest",
    "faulthandler": "_pytest.faulthandler",
    "helpconfig": "_pytest.helpconfig",
    "hypothesis": "_hypothesis_pytestplugin",
    "junitxml": "_pytest.junitxml",
    "logging": "_pytest.logging",
    "main": "_pytest.main",
    "mark": "_pytest.mark",
    "python": "_pytest.python",
    "setuponly": "_pytest.setuponly",
    "stepwise": "_pytest.stepwise",
    "terminal": "_pytest.terminal",
    "tmpdir": "_pytest.tmpdir",
    "warnings": "_pytest.warnings",
    "xdist": "xdist.plugin",
    "xdist.looponfail": "xdist.looponfail",
}
CONFIGURED = {
    name: target
    for name, target in PLUGINS.items()
    if name not in {"capture", "doctest", "logging", "main", "python", "setuponly", "warnings", "xdist.looponfail"}
}
LOUD = {name: target for name, target in PLUGINS.items() if name not in {"tmpdir", "warnings"}}

CASES = (
    Case("AnyModule", "pytest11"),
    Case("AddsOptions", "pytest11"),
    Case("AddsOptions", "plugins", PLUGINS, refused={"warnings": "missing-member"}),
    Case("Configures", "plugins", CONFIGURED, refused={"helpconfig": "missing-member"}),
    Case("AddsLoudly", "plugins", LOUD, wrong="too-few-parameters"),
)
