"""What plugins declare: the types of metadata, from the point through managers to extensions."""

from collections.abc import Callable, Iterator
from typing import Protocol, TypedDict, assert_type

from longshore import (
    Declaration,
    DispatchExtensionManager,
    DriverManager,
    EnabledExtensionManager,
    Extension,
    ExtensionManager,
    ExtensionPoint,
    HookManager,
    InvokedPoint,
    NamedExtensionManager,
    Prefer,
    Selection,
)


class Reader(Protocol):
    def read(self, size: int) -> bytes: ...


class Factory(Protocol):
    def __call__(self, width: int = 3) -> Reader: ...


class Meta(TypedDict):
    suffixes: list[str]


readers = ExtensionPoint("textapp.readers", Reader, meta=Meta, versions=("1.4", "2.1"))
factories = ExtensionPoint("textapp.factories", Factory, Meta)
plain = ExtensionPoint("textapp.plain", Reader, versions="1.0")

assert_type(readers, ExtensionPoint[Reader, Meta])
assert_type(plain, ExtensionPoint[Reader])
assert_type(factories.invoked(width=4), InvokedPoint[Reader, Meta])

manager = ExtensionManager(readers, lazy=True, order=["csv"])
assert_type(manager, ExtensionManager[Reader, Meta])
assert_type(ExtensionManager(plain), ExtensionManager[Reader])
assert_type(ExtensionManager.invoked(factories, width=4), ExtensionManager[Reader, Meta])
assert_type(NamedExtensionManager(readers, ["csv"]), NamedExtensionManager[Reader, Meta])
assert_type(HookManager(readers, "csv"), HookManager[Reader, Meta])
assert_type(DriverManager(readers, "csv", lazy=True), DriverManager[Reader, Meta])
assert_type(DriverManager(readers, "csv").driver, Reader)
assert_type(ExtensionManager[Reader]("textapp.readers"), ExtensionManager[Reader])
assert_type(ExtensionManager[Reader, Meta]("textapp.readers"), ExtensionManager[Reader, Meta])

chosen = manager.select(lambda meta: "csv" in meta["suffixes"])
assert_type(chosen, Selection[Reader, Meta])
assert_type(chosen.call(Reader.read, 3), list[bytes])
for extension in chosen:
    assert_type(extension, Extension[Reader, Meta])
    assert_type(extension.meta["suffixes"], list[str])
    assert_type(extension.api_version, str)
assert_type(manager["csv"].meta, Meta)
assert_type(next(iter(ExtensionManager(plain))).meta, None)
assert_type(manager.having(Reader), Selection[Reader, Meta])
assert_type(manager.using(errors="first"), Selection[Reader, Meta])

EnabledExtensionManager(readers, lambda each: "csv" in each.meta["suffixes"])
DispatchExtensionManager(readers, lambda each: True).select(lambda each: each.meta["suffixes"] == [])
DriverManager(readers, "csv", conflict_resolver=Prefer("acme-csv"))


class Readers(ExtensionManager[Reader, Meta]):
    """Knows both."""


assert_type([each.meta for each in Readers("textapp.readers")], list[Meta])


def any_extension(extension: Extension[Reader, object]) -> str:
    return extension.name


def any_point(point: ExtensionPoint[Callable[..., object], object]) -> None: ...


def names(some: ExtensionManager[Reader, object]) -> Iterator[str]:
    return (any_extension(each) for each in some)


names(manager)
names(ExtensionManager(plain))
any_point(factories)

csv: Declaration[Meta] = {"meta": {"suffixes": ["csv"]}, "versions": ">=1,<3", "after": ["json"], "position": "last"}
nothing: Declaration[None] = {"before": ("json",)}

wrong_key: Declaration[Meta] = {"meta": {"suffix": ["csv"]}}  # E: dictionary-key
wrong_type: Declaration[Meta] = {"meta": {"suffixes": "csv"}}  # E: dictionary-value
wrong_place: Declaration[Meta] = {"position": "middle"}  # E: dictionary-value
one_text: Declaration[Meta] = {"after": "json"}  # E: dictionary-value
manager.select(lambda meta: meta.suffixes)  # E: attribute
ExtensionManager(readers, order=3)  # E: argument
ExtensionManager(readers, lazy="yes")  # E: argument
ExtensionPoint("textapp.readers", Reader, versions=2)  # E: argument
