"""Hosts that load in a subinterpreter."""

from __future__ import annotations

import importlib.util

from tests.faults.world import EVERYONE, HEALTHY, KEEPS_THE_API, Clause, World, import_failed

MODULES = [each for each in ("_interpreters", "_xxsubinterpreters") if importlib.util.find_spec(each)]
RUN = f"""
import {MODULES[0] if MODULES else "sys"} as interpreters
START = "import sys\\nsys.argv[:] = " + repr(sys.argv) + "\\n"
PROGRAM = START + "exec(compile(open(" + repr(__file__) + ").read(), 'host', 'exec'))"
def run(host):
    with open(WORLD + "/world.json", "w", encoding="utf-8") as file:
        json.dump(SPEC | {{"host": host}}, file)
    made = interpreters.create()
    failed = getattr(interpreters, "exec", None) or interpreters.run_string
    failed = failed(made, PROGRAM)
    assert failed is None, failed
    interpreters.destroy(made)
"""
SUNK = "raise OSError('sunk')"
FAILED = import_failed("OSError: sunk", 1)
HOST = "run('finish(load())')"


def inside(name: str, source: str, *says: str, host: str = HOST, names: frozenset[str] = HEALTHY) -> World:
    """A world whose host runs in a subinterpreter, too."""
    return World(
        f"subinterpreter-{name}",
        Clause.SUBINTERPRETER,
        lambda disk: disk.culprit(source),
        says,
        names,
        host=RUN + host,
        available=bool(MODULES),
    )


SHARED = (
    "import sys\ncount = sys.modules.setdefault('bilge_count', [])\ncount.append(1)\nassert len(count) == 1, 'shared'\n"
)
WORLDS = [
    inside("is-healthy", KEEPS_THE_API, names=EVERYONE),
    inside("import-raises", SUNK, FAILED),
    inside("import-exits", "raise SystemExit('sunk')", import_failed("SystemExit: sunk", 1)),
    inside(
        "import-recurses",
        "def spin(): spin()\nspin()",
        import_failed("RecursionError: maximum recursion depth exceeded", 1),
    ),
    inside("after-the-main-one", SUNK, FAILED, host="load()\n" + HOST),
    inside("two-one-after-the-other", SUNK, FAILED, host=HOST + "\n" + HOST),
    inside("module-is-not-shared", SHARED + KEEPS_THE_API, host="load()\n" + HOST, names=EVERYONE),
    inside("main-one-loads-after-it-is-gone", SUNK, FAILED, host=HOST + "\nfinish(load())"),
]
