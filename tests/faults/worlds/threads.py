"""Thirty-two threads that load at once."""

from __future__ import annotations

from tests.faults.world import (
    EVERYONE,
    HEALTHY,
    KEEPS_THE_API,
    MISSING,
    Clause,
    World,
    call_failed,
    import_failed,
    nonconforming,
    unreadable_target,
)

ALL = """
import threading
start, found = threading.Barrier(32), []
def work():
    start.wait(20)
    {before}
    found.append(load())
threads = [threading.Thread(target=work) for _ in range(32)]
for each in threads: each.start()
for each in threads: each.join()
assert len(found) == 32, len(found)
names = {{tuple(sorted(each)) for each in found}}
assert len(names) == 1, names
{after}
finish(found[0])
"""
SLOW = "import time\ntime.sleep(0.01)\n"


def threads(
    name: str,
    source: str,
    *says: str,
    names: frozenset[str] = HEALTHY,
    before: str = "",
    after: str = "",
    invoked: bool = False,
    besides: tuple[str, ...] = (),
) -> World:
    """A world whose host loads in 32 threads; each thread tells what it met."""
    host = ALL.format(before=before or "pass", after=after)
    return World(
        f"threads-{name}",
        Clause.THREADS,
        lambda disk: disk.culprit(source),
        says,
        names,
        host=host,
        repeated=True,
        invoked=invoked,
        besides=besides,
    )


DAEMON = "import threading, time\nthreading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"
RAISES_IN_THREAD = (
    "import threading\nthread = threading.Thread(target=int, args=('x',))\nthread.start()\nthread.join()\n"
)
WORLDS = [
    threads("import-raises", SLOW + "raise OSError('sunk')", import_failed("OSError: sunk", 3)),
    threads("import-exits", SLOW + "raise SystemExit('sunk')", import_failed("SystemExit: sunk", 3)),
    threads("import-is-a-syntax-error", "a b", import_failed("SyntaxError: invalid syntax (bilge.py, line 1)", 1)),
    threads(
        "attribute-raises", "def __getattr__(name):\n    raise OSError('leak')", unreadable_target("OSError: leak", 2)
    ),
    threads("does-not-conform", "class Hull: pass\nplugin = Hull()", nonconforming(MISSING, 1)),
    threads(
        "factory-raises",
        SLOW + "def plugin():\n    raise OSError('strike')",
        call_failed("OSError: strike", 4),
        invoked=True,
    ),
    threads("refresh-meanwhile", "raise OSError('sunk')", import_failed("OSError: sunk", 1), before="refresh()"),
    threads(
        "slow-and-healthy",
        SLOW + KEEPS_THE_API,
        names=EVERYONE,
        after="assert len({id(each['culprit']) for each in found}) == 1",
    ),
    threads("leaves-a-daemon-behind", DAEMON + KEEPS_THE_API, names=EVERYONE),
    threads(
        "raises-in-a-thread-of-its-own", RAISES_IN_THREAD + "raise OSError('sunk')", import_failed("OSError: sunk", 5)
    ),
    threads(
        "imports-the-others-in-turn",
        "import omega_module, alpha_module\nraise OSError('sunk')",
        import_failed("OSError: sunk", 2),
    ),
    threads(
        "path-changes-meanwhile",
        "raise OSError('sunk')",
        import_failed("OSError: sunk", 1),
        before="sys.path.append(f'/no/such/{threading.get_ident()}')",
        besides=("loading …added /no/such/… to sys.path; it was left there",),  # whoever is loaded just then
    ),
    threads(
        "deep-recursion",
        "def spin(): spin()\nspin()",
        import_failed("RecursionError: maximum recursion depth exceeded", 1),
    ),
]
