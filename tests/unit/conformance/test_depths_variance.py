"""The variance that a class leaves to the checkers."""

from __future__ import annotations

from tests.unit.conformance.depths_support import told
from tests.unit.conformance.source_support import written

__all__ = ["written"]


VARIANCE_THAT_IS_INFERRED = """
T = typing_extensions.TypeVar("T", infer_variance=True)

class Source(Generic[T]):
    def get(self) -> T:
        raise LookupError

class Sink(Generic[T]):
    def put(self, given: T) -> None: ...

class Both(Generic[T]):
    def get(self) -> T:
        raise LookupError
    def put(self, given: T) -> None: ...

class Held(Generic[T]):
    def __init__(self, item: T) -> None:
        self.item = item

class Hidden(Generic[T]):
    def __init__(self, item: T) -> None:
        self._item = item

class Declared(Generic[T]):
    item: T

class DeclaredHidden(Generic[T]):
    _item: T

class Below(Source[T], Generic[T]): ...
class Listed(list[T], Generic[T]): ...

class API(Protocol):
    def source(self) -> Source[float]: ...
    def sink(self) -> Sink[bool]: ...
    def both(self) -> Both[int]: ...
    def held(self) -> Held[int]: ...
    def hidden(self) -> Hidden[float]: ...
    def declared(self) -> Declared[int]: ...
    def declared_hidden(self) -> DeclaredHidden[float]: ...
    def below(self) -> Below[object]: ...
    def listed(self) -> Listed[int]: ...

class Plugin:
    def source(self) -> Source[bool]:
        raise LookupError
    def sink(self) -> Sink[int]:
        raise LookupError
    def both(self) -> Both[bool]:
        raise LookupError
    def held(self) -> Held[bool]:
        raise LookupError
    def hidden(self) -> Hidden[bool]:
        raise LookupError
    def declared(self) -> Declared[bool]:
        raise LookupError
    def declared_hidden(self) -> DeclaredHidden[bool]:
        raise LookupError
    def below(self) -> Below[int]:
        raise LookupError
    def listed(self) -> Listed[bool]:
        raise LookupError
"""


def test_variance_that_is_inferred(written):
    """A type parameter that leaves its variance to the checker has that of its uses."""
    module = told(written, VARIANCE_THAT_IS_INFERRED)
    assert module("Plugin()", "API") == [
        "error return-type both (return)",
        "error return-type held (return)",
        "error return-type declared (return)",
        "error return-type listed (return)",
    ]
