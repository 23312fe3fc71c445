"""What Python itself takes: loops over bound methods, and an attribute in a slot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.metadata import entry_points

from .api import NAMESPACE, Reader
from .statements import Statement


class Holder:
    """The simplest object with an attribute `driver`."""

    __slots__ = ("driver",)

    def __init__(self, driver: Reader) -> None:
        self.driver = driver


def guarded(methods: Sequence[Callable[[int], bytes]], size: int) -> list[bytes]:
    """The loop that a careful host writes by hand: every plugin is called, then what failed is raised."""
    results: list[bytes] = []
    failures: list[Exception] = []
    for read in methods:
        try:
            results.append(read(size))
        except Exception as error:
            failures.append(error)
    if failures:
        raise ExceptionGroup("some readers failed", failures)
    return results


def first(methods: Sequence[Callable[[str], object]], path: str) -> object:
    """The first result that is not None."""
    for open_ in methods:
        found = open_(path)
        if found is not None:
            return found
    return None


def fold(methods: Sequence[Callable[[int], int]], value: int) -> int:
    """Each one's result is the next one's argument."""
    for seek in methods:
        value = seek(value)
    return value


readers: list[Reader] = [candidate.load()() for candidate in entry_points(group=NAMESPACE)]
names: dict[str, object] = {
    "bound": [reader.read for reader in readers],
    "opening": [reader.open for reader in readers],
    "seeking": [reader.seek for reader in readers],
    "guarded": guarded,
    "first": first,
    "fold": fold,
    "holder": Holder(readers[0]),
}
calls = [
    Statement("`[read(5) for read in bound_methods]`", "[read(5) for read in bound]", names),
    Statement("guarded loop, written by hand", "guarded(bound, 5)", names),
]
pairs = [Statement("`[seek(5, 0) for seek in bound_methods]`", "[seek(5, 0) for seek in seeking]", names)]
firsts = [Statement("plain loop over bound methods", 'first(opening, "")', names)]
folds = [Statement("plain loop over bound methods", "fold(seeking, 5)", names)]
attributes = [Statement("a slot of a plain object", "holder.driver", names)]
