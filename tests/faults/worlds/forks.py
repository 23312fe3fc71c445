"""Hosts and plugins that fork."""

from __future__ import annotations

import os

from tests.faults.world import EVERYONE, HEALTHY, KEEPS_THE_API, Clause, World, import_failed

SUNK = "raise OSError('sunk')"
FAILED = import_failed("OSError: sunk", 1)
IN_A_CHILD = """
import os, warnings
warnings.simplefilter("ignore")
{before}
child = os.fork()
if not child:
    found = load()
    finish(found)
    os._exit(0 if {expected} <= set(found) else 1)
assert os.waitpid(child, 0)[1] == 0
{after}
"""
PARENT_TOO = "RECORDS.clear()\nfinish(load())"
THREADS = "import threading\nmade = [threading.Thread(target=load) for _ in range(16)]\nfor each in made: each.start()\nfor each in made: each.join()"
POOL = """
import multiprocessing
def work(number):
    return sorted(load())
with multiprocessing.get_context("fork").Pool(4) as pool:
    found = pool.map(work, range(16))
assert all(each == found[0] for each in found)
finish(load())
"""


def fork(name: str, source: str, *says: str, host: str = "finish(load())", names: frozenset[str] = HEALTHY) -> World:
    """A world in which somebody forks."""
    return World(
        f"fork-{name}",
        Clause.FORK,
        lambda disk: disk.culprit(source),
        says,
        names,
        host=host,
        available=hasattr(os, "fork"),
        repeated=True,
    )


def child(before: str = "", after: str = PARENT_TOO, expected: str = "{'alpha', 'omega'}") -> str:
    """A host that loads in a child."""
    return IN_A_CHILD.format(before=before, after=after, expected=expected)


FORKS = "import os\nchild = os.fork()\nif not child: os._exit({})\n{}\n"
WORLDS = [
    fork("child-loads", SUNK, FAILED, host=child(after="")),
    fork("child-and-parent-load", SUNK, FAILED, host=child()),
    fork("parent-loads-before", SUNK, FAILED, host=child("load()", after="")),
    fork("parent-scans-before", SUNK, FAILED, host=child("load = scan()", after="")),
    fork("after-threads-have-loaded", SUNK, FAILED, host=child(THREADS, after="")),
    fork("pool-of-workers", SUNK, FAILED, host=POOL),
    fork("child-of-a-child", SUNK, FAILED, host=child("if os.fork():\n    os.wait()\n    os._exit(0)", after="")),
    fork("plugin-forks-a-child-that-ends", FORKS.format(0, "os.waitpid(child, 0)") + KEEPS_THE_API, names=EVERYONE),
    fork("plugin-forks-and-raises", FORKS.format(0, "os.waitpid(child, 0)") + SUNK, import_failed("OSError: sunk", 5)),
    fork(
        "plugin-s-child-is-killed",
        "import os, signal\nchild = os.fork()\nif not child: os.kill(os.getpid(), signal.SIGKILL)\nos.waitpid(child, 0)\n"
        + SUNK,
        import_failed("OSError: sunk", 5),
    ),
    fork(
        "plugin-starts-a-process-that-fails",
        "import subprocess, sys\nsubprocess.run([sys.executable, '-I', '-c', 'raise SystemExit(3)'], check=True)",
        import_failed(
            "CalledProcessError: Command …returned non-zero exit status 3.",
            place="…subprocess.py:…, from WORLD/2/bilge.py:2",
        ),
    ),
]
