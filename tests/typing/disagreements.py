"""What the four checkers do not agree about: each mark says what each of them does. ``docs/typing.md`` has the table."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, TypeVar, assert_type, overload

from apis import Codec, codec_classes, made_formatters

from longshore import DriverManager, ExtensionManager, ExtensionPoint, InvokedPoint

V = TypeVar("V")
Model = TypeVar("Model")

# A lambda with further parameters: its result is known in all four, its parameters only from its default values.
# (That is a remark of the strict modes alone.)

formatted = ExtensionManager(made_formatters)
lines = formatted.map(lambda ext, d: (ext.name, ext.obj.format(d)), {"a": "1"})  # E: lambda
assert_type(lines, list[tuple[str, Iterator[str]]])

# An overloaded method as selector


class Reader(Protocol):
    @overload
    def read(self, source: str) -> str: ...
    @overload
    def read(self, source: Path) -> bytes: ...


readers = ExtensionManager(ExtensionPoint("textapp.readers", Reader))
assert_type(readers.call(Reader.read, "a"), list[str])  # E: overloaded-first
assert_type(readers.call(Reader.read, Path()), list[bytes])  # E: overloaded-second
readers.call(Reader.read, 7)  # E: overloaded-wrong

# A generic method as selector


class Mirror(Protocol):
    def same(self, value: V) -> V: ...


mirrors = ExtensionManager(ExtensionPoint("textapp.mirrors", Mirror))
assert_type(mirrors.call(Mirror.same, 7), list[int])  # E: generic-result

# A method of a generic API as selector, without the API's argument


class Repo(Protocol[Model]):
    def find(self, key: str) -> Model: ...

    def save(self, model: Model) -> None: ...


repos = ExtensionManager(ExtensionPoint("textapp.repos", Repo[int]))
assert_type(repos.call(Repo[int].find, "a"), list[int])
assert_type(repos.call(Repo.find, "a"), list[int])  # E: bare-result
repos.call(Repo.save, "a")  # E: bare-argument

# A namespace without an API: a TypeError at run time

untyped = ExtensionManager("textapp.formatters")  # E: no-api
untyped["simple"].obj.format({})  # E: no-api-member
by_name = DriverManager("textapp.formatters", "simple").driver  # E: no-api-driver

# The arguments of a class, type[X], through invoked and call_each

assert_type(codec_classes.invoked("utf-8"), InvokedPoint[Codec])  # E: class-bound
assert_type(ExtensionManager(codec_classes).call_each("utf-8"), list[Codec])  # E: class-bound
codec_classes.invoked(8)  # E: argument
codec_classes.invoked()  # E: class-missing
ExtensionManager.invoked(codec_classes, 8)  # E: class-argument
ExtensionManager.invoked(codec_classes)  # E: class-missing
ExtensionManager.invoked(codec_classes, "utf-8", stirct=True)  # E: class-keyword

# Members of the API that are no methods, as selectors: a TypeError at run time


class Named(Protocol):
    label: str

    @property
    def title(self) -> str: ...

    @classmethod
    def make(cls) -> "Named": ...

    @staticmethod
    def version() -> int: ...


named = ExtensionManager(ExtensionPoint("textapp.named", Named))
named.call(Named.label)  # E: argument pyright=reportArgumentType+reportCallIssue
named.call(Named.title)  # E: property
named.call(Named.make)  # E: argument
named.call(Named.version)  # E: argument
assert_type(named.map(lambda ext: ext.obj.label), list[str])
assert_type(named.map(lambda ext: ext.obj.version()), list[int])
