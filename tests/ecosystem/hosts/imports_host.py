"""importlib: finders and loaders of the standard library, and its Protocols of metadata and resources."""

import importlib.abc
import importlib.resources.abc
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType
from typing import Protocol, TypeAlias

from tests.ecosystem.cases import Case, names

MetaPathFinderClass: TypeAlias = type[importlib.abc.MetaPathFinder]
LoaderClass: TypeAlias = type[importlib.abc.Loader]
InspectLoaderClass: TypeAlias = type[importlib.abc.InspectLoader]
MakesLoader: TypeAlias = Callable[[str, str], importlib.abc.Loader]
TraversableClass: TypeAlias = type[importlib.resources.abc.Traversable]
Traversable: TypeAlias = importlib.resources.abc.Traversable


class FindsSpecs(Protocol):
    """What stands in ``sys.meta_path``: here, classes themselves."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None, /
    ) -> ModuleSpec | None: ...


class Loads(Protocol):
    """A loader, without its base class."""

    def create_module(self, spec: ModuleSpec) -> ModuleType | None: ...

    def exec_module(self, module: ModuleType) -> None: ...

    def get_code(self, fullname: str) -> CodeType | None: ...

    def is_package(self, fullname: str) -> bool: ...


class Unloads(Protocol):
    """Wrong: nothing is unloaded."""

    def unload_module(self, fullname: str) -> None: ...


LoadsClass: TypeAlias = type[Loads]
UnloadsClass: TypeAlias = type[Unloads]

FINDERS = names("importlib.machinery", "BuiltinImporter FrozenImporter PathFinder WindowsRegistryFinder")
LOADERS = names("importlib.machinery", "SourceFileLoader SourcelessFileLoader ExtensionFileLoader") | {
    "zip": "zipimport:zipimporter"
}
FILE_LOADERS = names("importlib.machinery", "SourceFileLoader SourcelessFileLoader ExtensionFileLoader")
TREES = {"path": "pathlib:Path", "zip": "zipfile:Path"}
OBJECTS = {"path": "tests.ecosystem.things:path", "zip": "tests.ecosystem.things:zip_path"}

CASES = (
    Case("MetaPathFinderClass", "finders", FINDERS),
    Case("FindsSpecs", "finders", FINDERS),
    Case("LoaderClass", "loaders", LOADERS, refused={"zip": "not-a-subclass"}),
    Case("InspectLoaderClass", "loaders", LOADERS, refused={"zip": "not-a-subclass"}),
    Case("LoadsClass", "loaders", LOADERS),
    Case("MakesLoader", "file loaders", FILE_LOADERS),
    Case("TraversableClass", "resources", TREES),
    Case("Traversable", "resource objects", OBJECTS),
    Case("UnloadsClass", "loaders", LOADERS, wrong="missing-member"),
)
