"""hatchling: builders, build hooks and sources of versions."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeAlias

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.builders.plugin.interface import BuilderInterface
from hatchling.version.scheme.plugin.interface import VersionSchemeInterface
from hatchling.version.source.plugin.interface import VersionSourceInterface

from tests.ecosystem.cases import Case

PACKAGE = "hatchling"

BuilderClass: TypeAlias = type[BuilderInterface[Any, Any]]
BuildHookClass: TypeAlias = type[BuildHookInterface[Any]]
VersionSourceClass: TypeAlias = type[VersionSourceInterface]
VersionSchemeClass: TypeAlias = type[VersionSchemeInterface]
MakesSource: TypeAlias = Callable[[str, dict[str, Any]], VersionSourceInterface]


class Builds(Protocol):
    """What a release tool asks of a builder."""

    PLUGIN_NAME: str

    @property
    def root(self) -> str: ...

    @property
    def project_id(self) -> str: ...

    def build(
        self,
        *,
        directory: str | None = None,
        versions: list[str] | None = None,
        hooks_only: bool | None = None,
        clean: bool | None = None,
        clean_hooks_after: bool | None = None,
        clean_only: bool | None = False,
    ) -> Iterable[str]: ...


class Versions(Protocol):
    """A source of versions, without its base class."""

    def get_version_data(self) -> dict[str, Any]: ...

    def set_version(self, version: str, version_data: dict[str, Any]) -> None: ...


class VersionsFactory(Protocol):
    """A class of such sources, as it is called."""

    def __call__(self, root: str, config: dict[str, Any]) -> Versions: ...


class VersionsText(Protocol):
    """Wrong: the data is no text."""

    def get_version_data(self) -> str: ...


BuildsClass: TypeAlias = type[Builds]
VersionsClass: TypeAlias = type[Versions]
VersionsTextClass: TypeAlias = type[VersionsText]

BUILDERS = {
    "app": "hatchling.builders.app:AppBuilder",
    "binary": "hatchling.builders.binary:BinaryBuilder",
    "sdist": "hatchling.builders.sdist:SdistBuilder",
    "wheel": "hatchling.builders.wheel:WheelBuilder",
}
HOOKS = {"version": "hatchling.builders.hooks.version:VersionBuildHook"}
SOURCES = {
    "code": "hatchling.version.source.code:CodeSource",
    "env": "hatchling.version.source.env:EnvSource",
    "regex": "hatchling.version.source.regex:RegexSource",
}
SCHEMES = {"standard": "hatchling.version.scheme.standard:StandardScheme"}

CASES = (
    Case("BuilderClass", "builders", BUILDERS),
    Case("BuildsClass", "builders", BUILDERS),
    Case("BuildHookClass", "hooks", HOOKS),
    Case("VersionSourceClass", "sources", SOURCES),
    Case("VersionsClass", "sources", SOURCES),
    Case("VersionsFactory", "sources", SOURCES),
    Case("MakesSource", "sources", SOURCES),
    Case("VersionSchemeClass", "schemes", SCHEMES),
    Case("VersionsTextClass", "sources", SOURCES, wrong="return-type"),
)
