"""Times calls of all plugins and attribute access; the arguments: rounds, then the modules to compare."""

from __future__ import annotations

import sys
from importlib import import_module

from .statements import Statement, nanoseconds

rounds = int(sys.argv[3])
modules = [import_module(f".calls_{name}", __package__) for name in sys.argv[4:]]
timings: dict[str, float] = {}
for kind in ("call", "pair", "first", "fold"):
    statements: list[Statement] = [each for module in modules for each in getattr(module, f"{kind}s")]
    expected = statements[0].value()
    for statement in statements:
        if statement.value() != expected:
            raise SystemExit(f"{statement.label} gives another result: {statement.value()!r}")
    timings |= {f"{kind}:{label}": value for label, value in nanoseconds(statements, rounds).items()}

attributes: list[Statement] = [each for module in modules for each in module.attributes]
timings |= {f"attribute:{label}": value for label, value in nanoseconds(attributes, rounds, repeated=20).items()}
