"""stevedore's ways to call every plugin, and its driver."""

from __future__ import annotations

from stevedore.driver import DriverManager
from stevedore.extension import ExtensionManager

from .api import NAMESPACE, Reader
from .statements import Statement, read_object

manager: ExtensionManager[Reader] = ExtensionManager(NAMESPACE, invoke_on_load=True)
driver_manager: DriverManager[Reader] = DriverManager(NAMESPACE, manager.names()[0])
names: dict[str, object] = {"manager": manager, "driver_manager": driver_manager, "read_object": read_object}
calls = [
    Statement("stevedore `map(function, 5)`", "manager.map(read_object, 5)", names),
    Statement('stevedore `map_method("read", 5)`', 'manager.map_method("read", 5)', names),
]
pairs = [Statement('stevedore `map_method("seek", 5, 0)`', 'manager.map_method("seek", 5, 0)', names)]
firsts: list[Statement] = []
folds: list[Statement] = []
attributes = [Statement("stevedore `manager.driver`", "driver_manager.driver", names)]
