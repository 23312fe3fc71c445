"""longshore's ways to call every plugin, and its driver."""

from __future__ import annotations

from collections.abc import Callable

from longshore import DriverManager, ExtensionManager, ExtensionPoint, wrapper
from longshore.testing import make_extension

from .api import NAMESPACE, Reader, ReaderFactory
from .statements import Statement, read_object

readers = ExtensionPoint(NAMESPACE, ReaderFactory)
manager = ExtensionManager.invoked(readers)


def wrapping(reader: Reader) -> Reader:
    """A reader of the same class that wraps the calls of all."""

    class Around(type(reader)):
        @wrapper(Reader.read)
        def around(self, call: Callable[[int], list[bytes]], size: int) -> list[bytes]:
            return call(size)

    return Around()


outer, *inner = (extension.obj for extension in manager)
wrapped = ExtensionManager[Reader].make_test_instance(
    [make_extension(str(place), each) for place, each in enumerate([wrapping(outer), *inner])]
)
names: dict[str, object] = {
    "manager": manager,
    "wrapped": wrapped,
    "driver_manager": DriverManager(readers, manager.names()[0]),
    "Reader": Reader,
    "read_object": read_object,
}
calls = [
    Statement("longshore `call(Reader.read, 5)`", "manager.call(Reader.read, 5)", names),
    Statement("longshore `call(Reader.read, size=5)`", "manager.call(Reader.read, size=5)", names),
    Statement("`call(Reader.read, 5)` with one wrapper", "wrapped.call(Reader.read, 5)", names),
    Statement(
        "longshore `outcomes(Reader.read, 5)`, each one's `value`",
        "[each.value for each in manager.outcomes(Reader.read, 5)]",
        names,
    ),
    Statement("longshore `map(function, 5)`", "manager.map(read_object, 5)", names),
]
pairs = [Statement("longshore `call(Reader.seek, 5, 0)`", "manager.call(Reader.seek, 5, 0)", names)]
firsts = [Statement('longshore `first(Reader.open, "")`', 'manager.first(Reader.open, "")', names)]
folds = [Statement("longshore `fold(Reader.seek, 5)`", "manager.fold(Reader.seek, 5)", names)]
attributes = [Statement("longshore `manager.driver`", "driver_manager.driver", names)]
