"""Lazy loads: what the first use of a plugin meets, and what a host that waits for nothing makes of it."""

from __future__ import annotations

from tests.faults.world import (
    ANYTHING,
    EVERYONE,
    FILE,
    HEALTHY,
    KEEPS_THE_API,
    MISSING,
    WHO,
    Clause,
    World,
    import_failed,
    nonconforming,
    source_world,
    unreadable_target,
)

HOST = "finish(load_lazily())"
HANGS = "import time\n\ntime.sleep(60)\n"
ITSELF = f"import __main__\n__main__.MANAGERS[0]['culprit'].obj\n{KEEPS_THE_API}"


def lazily(id: str, source: str, *says: str, host: str = HOST) -> World:
    """A world whose culprit does this when it is first used."""
    return source_world(f"lazy-{id}", Clause.LAZY, source, *says, host=host, names=HEALTHY if says else EVERYONE)


WORLDS = [
    lazily("is-healthy", KEEPS_THE_API),
    lazily("raises", "\nraise ValueError('sunk')\n", import_failed("ValueError: sunk", 2)),
    lazily("exits", "import sys\nsys.exit(3)\n", import_failed("SystemExit: 3", 2)),
    lazily("raises-base-exception", "raise BaseException('sunk')\n", import_failed("BaseException: sunk", 1)),
    lazily("has-a-syntax-error", "plugin =\n", import_failed(f"SyntaxError: {ANYTHING}", 1)),
    lazily(
        "lacks-the-attribute", "other = 1\n",
        unreadable_target("AttributeError: module 'bilge' has no attribute 'plugin'", place=FILE),
    ),
    lazily("keeps-no-api", "class P: ...\nplugin = P()\n", nonconforming(MISSING, 1)),
    lazily("uses-itself", ITSELF, import_failed(f"RuntimeError: {ANYTHING}", place=f"{ANYTHING}, from {FILE}:2")),
    lazily(
        "is-used-by-many-threads", "import time\ntime.sleep(0.2)\nraise ValueError('sunk')\n",
        import_failed("ValueError: sunk", 3), host="finish(load_lazily_at_once())",
    ),
    lazily(
        "hangs", HANGS, f"{WHO} has been loading for {ANYTHING} s, now at {FILE}:3{ANYTHING}",
        host="finish(load_without_waiting())",
    ),
]  # fmt: skip
