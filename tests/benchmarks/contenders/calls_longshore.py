"""longshore's ways to call every plugin, and its driver."""

from __future__ import annotations

from longshore import DriverManager, ExtensionManager, ExtensionPoint

from .api import NAMESPACE, Reader, ReaderFactory
from .statements import Statement, read_object

readers = ExtensionPoint(NAMESPACE, ReaderFactory)
manager = ExtensionManager.invoked(readers)
names: dict[str, object] = {
    "manager": manager,
    "driver_manager": DriverManager(readers, manager.names()[0]),
    "Reader": Reader,
    "read_object": read_object,
}
statements = [
    Statement("longshore `call(Reader.read, 5)`", "manager.call(Reader.read, 5)", names),
    Statement("longshore `map(function, 5)`", "manager.map(read_object, 5)", names),
]
attributes = [Statement("longshore `manager.driver`", "driver_manager.driver", names)]
