"""What typeshed says of the library's classes and they do not say themselves: type parameters, bases, Protocols.

The run-time classes have registrations in place of bases, no variance and no annotations.
"""

from __future__ import annotations

import array
import collections
import contextlib
import io
import os
import types
import typing
from collections import abc
from collections.abc import AsyncIterator, Awaitable, Generator, Iterator
from types import TracebackType
from typing import Protocol, TypeVar

from longshore.conformance import dict_of

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
R_co = TypeVar("R_co", covariant=True)
S_contra = TypeVar("S_contra", contravariant=True)


class _Hashable(Protocol):
    def __hash__(self) -> int: ...


class _Sized(Protocol):
    def __len__(self) -> int: ...


class _Iterable(Protocol[T_co]):
    def __iter__(self) -> Iterator[T_co]: ...


class _Iterator(Protocol[T_co]):
    def __next__(self) -> T_co: ...
    def __iter__(self) -> Iterator[T_co]: ...


class _Reversible(Protocol[T_co]):
    def __iter__(self) -> Iterator[T_co]: ...
    def __reversed__(self) -> Iterator[T_co]: ...


class _Container(Protocol[T_co]):
    def __contains__(self, x: object, /) -> bool: ...


class _Collection(Protocol[T_co]):
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[T_co]: ...
    def __contains__(self, x: object, /) -> bool: ...


class _Awaitable(Protocol[T_co]):
    # Any is what typeshed has here. It is data: a plugin is held to it, and nothing of longshore's is typed by it.
    def __await__(self) -> Generator[typing.Any, typing.Any, T_co]: ...


class _AsyncIterable(Protocol[T_co]):
    def __aiter__(self) -> AsyncIterator[T_co]: ...


class _AsyncIterator(Protocol[T_co]):
    def __anext__(self) -> Awaitable[T_co]: ...
    def __aiter__(self) -> AsyncIterator[T_co]: ...


class _ContextManager(Protocol[T_co]):
    def __enter__(self) -> T_co: ...
    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None, /
    ) -> bool | None: ...


class _AsyncContextManager(Protocol[T_co]):
    async def __aenter__(self) -> T_co: ...
    async def __aexit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None, /
    ) -> bool | None: ...


class _PathLike(Protocol[T_co]):
    def __fspath__(self) -> T_co: ...


_PROTOCOLS: dict[object, type] = {
    abc.Hashable: _Hashable,
    abc.Sized: _Sized,
    abc.Iterable: _Iterable,
    abc.Iterator: _Iterator,
    abc.Reversible: _Reversible,
    abc.Container: _Container,
    abc.Collection: _Collection,
    abc.Awaitable: _Awaitable,
    abc.AsyncIterable: _AsyncIterable,
    abc.AsyncIterator: _AsyncIterator,
    contextlib.AbstractContextManager: _ContextManager,
    contextlib.AbstractAsyncContextManager: _AsyncContextManager,
    os.PathLike: _PathLike,
}
_PARAMETERS: dict[object, tuple[object, ...]] = {
    **dict.fromkeys((each for each in _PROTOCOLS if each not in {abc.Hashable, abc.Sized}), (T_co,)),
    **dict.fromkeys((abc.Sequence, abc.Set, tuple, frozenset, abc.KeysView, abc.ValuesView, type), (T_co,)),
    **dict.fromkeys((abc.MutableSequence, abc.MutableSet, list, set, collections.deque), (T,)),
    **dict.fromkeys((collections.Counter, collections.UserList, array.array), (T,)),
    **dict.fromkeys((enumerate, map, filter, zip, reversed), (T,)),
    **dict.fromkeys((abc.Mapping, types.MappingProxyType), (K, V_co)),
    abc.ItemsView: (T_co, V_co),
    **dict.fromkeys((abc.MutableMapping, dict, collections.OrderedDict, collections.defaultdict), (K, V)),
    **dict.fromkeys((collections.ChainMap, collections.UserDict), (K, V)),
    **dict.fromkeys((abc.Generator, types.GeneratorType, abc.Coroutine, types.CoroutineType), (T_co, S_contra, R_co)),
    **dict.fromkeys((abc.AsyncGenerator, types.AsyncGeneratorType), (T_co, S_contra)),
}


def _of(origin: object, *arguments: object) -> object:
    """A class with type arguments, of which type parameters are some."""
    return types.GenericAlias(origin, arguments) if isinstance(origin, type) else origin


_BASES: dict[object, tuple[object, ...]] = {
    abc.Iterator: (_of(abc.Iterable, T_co),),
    abc.Reversible: (_of(abc.Iterable, T_co),),
    abc.Collection: (_of(abc.Iterable, T_co), _of(abc.Container, T_co)),
    abc.Sequence: (_of(abc.Reversible, T_co), _of(abc.Collection, T_co)),
    abc.MutableSequence: (_of(abc.Sequence, T),),
    abc.Set: (_of(abc.Collection, T_co),),
    abc.MutableSet: (_of(abc.Set, T),),
    abc.Mapping: (_of(abc.Collection, K),),
    abc.MutableMapping: (_of(abc.Mapping, K, V),),
    abc.KeysView: (_of(abc.Set, T_co),),
    abc.ValuesView: (_of(abc.Collection, T_co),),
    abc.ItemsView: (_of(abc.Set, _of(tuple, T_co, V_co)),),
    abc.Coroutine: (_of(abc.Awaitable, R_co),),
    abc.Generator: (_of(abc.Iterator, T_co),),
    abc.AsyncIterator: (_of(abc.AsyncIterable, T_co),),
    abc.AsyncGenerator: (_of(abc.AsyncIterator, T_co),),
    types.GeneratorType: (_of(abc.Generator, T_co, S_contra, R_co),),
    types.CoroutineType: (_of(abc.Coroutine, T_co, S_contra, R_co),),
    types.AsyncGeneratorType: (_of(abc.AsyncGenerator, T_co, S_contra),),
    types.MappingProxyType: (_of(abc.Mapping, K, V_co),),
    tuple: (_of(abc.Sequence, T_co),),
    list: (_of(abc.MutableSequence, T),),
    collections.deque: (_of(abc.MutableSequence, T),),
    collections.UserList: (_of(abc.MutableSequence, T),),
    set: (_of(abc.MutableSet, T),),
    frozenset: (_of(abc.Set, T_co),),
    dict: (_of(abc.MutableMapping, K, V),),
    collections.OrderedDict: (_of(dict, K, V), _of(abc.Reversible, K)),
    collections.defaultdict: (_of(dict, K, V),),
    collections.Counter: (_of(dict, T, int),),
    collections.ChainMap: (_of(abc.MutableMapping, K, V),),
    collections.UserDict: (_of(abc.MutableMapping, K, V),),
    enumerate: (_of(abc.Iterator, _of(tuple, int, T)),),
    **dict.fromkeys((map, filter, zip, reversed), (_of(abc.Iterator, T),)),
    str: (_of(abc.Sequence, str),),
    bytes: (_of(abc.Sequence, int),),
    bytearray: (_of(abc.MutableSequence, int),),
    array.array: (_of(abc.MutableSequence, T),),
    memoryview: (_of(abc.Sequence, int),),
    range: (_of(abc.Sequence, int),),
    int: (typing.SupportsInt, typing.SupportsFloat, typing.SupportsIndex, _of(typing.SupportsAbs, int)),
    float: (typing.SupportsInt, typing.SupportsFloat, _of(typing.SupportsAbs, float)),
    **dict.fromkeys((io.TextIOWrapper, io.StringIO), (typing.TextIO,)),
    **dict.fromkeys((io.BytesIO, io.BufferedReader, io.BufferedWriter, io.FileIO), (typing.BinaryIO,)),
}


_FORMS: dict[int, object] = {id(each): each for each in (*_PROTOCOLS, *_PARAMETERS, *_BASES)}


def protocol_of(cls: type) -> type | None:
    """The Protocol that one of the library's ABCs is to type checkers."""
    return _PROTOCOLS.get(_FORMS.get(id(cls)))


def parameters_of(cls: type) -> tuple[object, ...]:
    """The type parameters of one of the library's classes, with their variance."""
    return _PARAMETERS.get(_FORMS.get(id(cls)), ())


def bases_of(cls: type) -> tuple[object, ...]:
    """The bases that one of the library's classes does not have at run time."""
    found = _BASES.get(_FORMS.get(id(cls)), ())  # by identity: a metaclass may have its own ideas of a hash
    return found or (os.PathLike[str],) if _is_path(cls) else found


def _is_path(cls: type) -> bool:
    """Whether a class is ``pathlib.PurePath``, which is slow to import."""
    name: object = type.__dict__["__name__"].__get__(cls)
    return name == "PurePath" and str(dict_of(cls).get("__module__")).startswith("pathlib")
