"""The library's Protocols: its own text has their members without types."""

from __future__ import annotations

import ast
import sys
from collections.abc import Mapping
from types import MappingProxyType

from longshore.verification.reading import Source

_TEXT = """
from collections.abc import AsyncIterator, Awaitable, Generator, Iterator
from types import TracebackType
from typing import Any

class Iterable(Protocol[T]):
    def __iter__(self) -> Iterator[T]: ...

class Iterator(Protocol[T]):
    def __iter__(self) -> Iterator[T]: ...
    def __next__(self) -> T: ...

class Reversible(Protocol[T]):
    def __iter__(self) -> Iterator[T]: ...
    def __reversed__(self) -> Iterator[T]: ...

class Sized(Protocol):
    def __len__(self) -> int: ...

class Container(Protocol[T]):
    def __contains__(self, item: object, /) -> bool: ...

class Collection(Protocol[T]):
    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[T]: ...
    def __contains__(self, item: object, /) -> bool: ...

class Awaitable(Protocol[T]):
    def __await__(self) -> Generator[Any, Any, T]: ...

class AsyncIterable(Protocol[T]):
    def __aiter__(self) -> AsyncIterator[T]: ...

class AsyncIterator(Protocol[T]):
    def __aiter__(self) -> AsyncIterator[T]: ...
    def __anext__(self) -> Awaitable[T]: ...

class ContextManager(Protocol[T]):
    def __enter__(self) -> T: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None, /
    ) -> bool | None: ...

class AsyncContextManager(Protocol[T]):
    async def __aenter__(self) -> T: ...
    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None, /
    ) -> bool | None: ...
"""


def _read() -> tuple[Source, Mapping[str, ast.ClassDef]]:
    tree = ast.parse(_TEXT)
    classes = {each.name: each for each in tree.body if isinstance(each, ast.ClassDef)}
    imports: list[ast.stmt] = [each for each in tree.body if isinstance(each, ast.ImportFrom)]
    return Source("collections.abc", "", ast.Module(imports, [])), MappingProxyType(classes)


SOURCE, _CLASSES = _read()
"""What the names in them stand for."""


def library_protocol(dotted: str) -> ast.ClassDef | None:
    """One of them by its full name, ``None`` for anything else."""
    module, _, name = dotted.rpartition(".")
    known = module.partition(".")[0] in sys.stdlib_module_names or module == "typing_extensions"
    return _CLASSES.get(name.removeprefix("Abstract")) if known else None
