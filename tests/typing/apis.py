"""A host's APIs and extension points, one of every kind; the other files of this folder use them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import ClassVar, Protocol, TypeVar, assert_type

from longshore import ExtensionPoint

V = TypeVar("V")


class Formatter(Protocol):
    """The API of the main program."""

    def format(self, data: Mapping[str, str]) -> Iterator[str]: ...


class FormatterFactory(Protocol):
    """A callback Protocol: what makes a formatter."""

    def __call__(self, max_width: int = 60) -> Formatter: ...


class Listener(Protocol):
    """An API whose method returns nothing."""

    def saved(self, path: Path) -> None: ...


class Fetcher(Protocol):
    """An API with an asynchronous method, and with members that are no methods."""

    scheme: ClassVar[str]

    @property
    def timeout(self) -> float: ...

    async def fetch(self, url: str, *, retries: int = 0) -> bytes: ...

    def close(self) -> None: ...


class Store(Protocol[V]):
    """A generic Protocol."""

    def get(self, key: str) -> V: ...

    def put(self, key: str, value: V) -> None: ...


class Codec(ABC):
    """An abstract base class, with a constructor of its own."""

    def __init__(self, charset: str, strict: bool = True) -> None:
        self.charset: str = charset
        self.strict: bool = strict

    @abstractmethod
    def encode(self, text: str) -> bytes: ...


formatters = ExtensionPoint("textapp.formatters", FormatterFactory)
made_formatters = ExtensionPoint("textapp.made-formatters", Formatter)
listeners = ExtensionPoint("textapp.listeners", Listener)
fetchers = ExtensionPoint("textapp.fetchers", Fetcher)
stores = ExtensionPoint("textapp.stores", Store[int])
codecs = ExtensionPoint("textapp.codecs", Codec)
codec_classes = ExtensionPoint("textapp.codec-classes", type[Codec])
predicates = ExtensionPoint("textapp.predicates", Callable[[str, int], bool])
store_makers = ExtensionPoint("textapp.store-makers", Callable[[Path], Store[str]])
either = ExtensionPoint("textapp.either", Formatter | Codec)
anything = ExtensionPoint("textapp.anything", object)

assert_type(formatters, ExtensionPoint[FormatterFactory])
assert_type(made_formatters, ExtensionPoint[Formatter])
assert_type(listeners, ExtensionPoint[Listener])
assert_type(fetchers, ExtensionPoint[Fetcher])
assert_type(stores, ExtensionPoint[Store[int]])
assert_type(codecs, ExtensionPoint[Codec])
assert_type(codec_classes, ExtensionPoint[type[Codec]])
assert_type(predicates, ExtensionPoint[Callable[[str, int], bool]])
assert_type(store_makers, ExtensionPoint[Callable[[Path], Store[str]]])
assert_type(either, ExtensionPoint[Formatter | Codec])
assert_type(anything, ExtensionPoint[object])
