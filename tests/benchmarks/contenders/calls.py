"""Times calls of all plugins and attribute access; the arguments: rounds, then the modules to compare."""

from __future__ import annotations

import sys
from importlib import import_module

from .statements import Statement, nanoseconds

rounds = int(sys.argv[3])
modules = [import_module(f".calls_{name}", __package__) for name in sys.argv[4:]]
calls: list[Statement] = [statement for module in modules for statement in module.statements]
attributes: list[Statement] = [statement for module in modules for statement in module.attributes]

expected = calls[0].value()
for statement in calls:
    if statement.value() != expected:
        raise SystemExit(f"{statement.label} gives another result: {statement.value()!r}")

timings = {f"call:{label}": value for label, value in nanoseconds(calls, rounds).items()}
timings |= {f"attribute:{label}": value for label, value in nanoseconds(attributes, rounds, repeated=20).items()}
