"""Plugins that load plugins, of the namespace that is being loaded or of another, and Ctrl-C."""

from __future__ import annotations

from tests.faults.world import (
    ANYTHING,
    EVERYONE,
    HEALTHY,
    KEEPS_THE_API,
    OWNER,
    Clause,
    Disk,
    World,
    call_failed,
    import_failed,
    source_world,
    unreadable_target,
)

LOAD = "from __main__ import load\n"
CIRCULAR = unreadable_target(
    "AttributeError: partially initialized module 'bilge'… has no attribute 'plugin' (most likely due to a circular import)"
)


def recursion(
    name: str,
    source: str,
    *says: str,
    names: frozenset[str] = EVERYONE,
    invoked: bool = False,
    host: str = "finish(load())",
) -> World:
    """A world whose culprit loads plugins."""
    return source_world(f"recursion-{name}", Clause.RECURSION, source, *says, names=names, invoked=invoked, host=host)


def _second(disk: Disk, source: str, other: str, namespace: str = "textapp.greeters") -> None:
    """A second distribution with a plugin of its own."""
    disk.culprit(source)
    disk.last.install("other-barge", f"[{namespace}]\nother = other_bilge:plugin\n", modules={"other_bilge": other})


def two(
    name: str, source: str, other: str, *says: str, names: frozenset[str] = HEALTHY, namespace: str = "textapp.greeters"
) -> World:
    """A world with two culprits."""
    return World(
        f"recursion-{name}",
        Clause.RECURSION,
        lambda disk: _second(disk, source, other, namespace),
        says,
        names,
        repeated=True,
    )


def _of_other(sentence: str) -> str:
    """The same sentence about the second distribution."""
    renamed = (
        sentence.replace(OWNER, "other-barge 1.0")
        .replace("'culprit'", "'other'")
        .replace("WORLD/2/bilge", "WORLD/3/bilge")
    )
    return renamed.replace("bilge", "other_bilge").replace("other_other_", "other_")


IMPORTS_OTHER = import_failed(
    "ImportError: cannot import name 'plugin' from partially initialized module 'bilge' (most likely due to a circular import) (WORLD/2/bilge.py)",
    place="WORLD/3/other_bilge.py:1, from WORLD/2/bilge.py:1",
)
TEN = [
    f"textapp.greeters: 'boat{n}' (boat{n}:plugin) from barge-{n} 1.0 was not loaded: its import raised OSError: sunk (at {ANYTHING}). "
    f"Update or uninstall barge-{n} 1.0, or report it to its authors."
    for n in range(10)
]


def _boat(disk: Disk, number: int) -> None:
    source = f"import boat{(number + 1) % 10}\nraise OSError('sunk')"
    text = f"[textapp.greeters]\nboat{number} = boat{number}:plugin\n"
    disk.middle.install(f"barge-{number}", text, modules={f"boat{number}": source})


WORLDS = [
    recursion("loads-its-own-namespace-at-import", LOAD + "load()\n" + KEEPS_THE_API, CIRCULAR),
    recursion("loads-its-own-namespace-after-its-plugin", LOAD + KEEPS_THE_API + "load()\n"),
    recursion(
        "loads-its-own-namespace-and-raises",
        LOAD + KEEPS_THE_API + "load()\nraise OSError('sunk')",
        import_failed("OSError: sunk", 11),
        names=HEALTHY,
    ),
    recursion(
        "loads-its-own-namespace-three-times",
        LOAD + "load()\nload()\nload()\n" + KEEPS_THE_API,
        CIRCULAR,
        CIRCULAR,
        CIRCULAR,
    ),
    recursion("loads-another-namespace", LOAD + "load('textapp.nothing')\n" + KEEPS_THE_API),
    recursion(
        "loads-it-again-and-again",
        LOAD + "def spin():\n    load('textapp.nothing')\n    spin()\nspin()",
        import_failed("RecursionError: maximum recursion depth exceeded…", place="…, from WORLD/2/bilge.py:…"),
        names=HEALTHY,
    ),
    recursion(
        "factory-loads-its-own-namespace",
        LOAD
        + KEEPS_THE_API
        + "depth = []\ndef plugin():\n    if len(depth) > 4: raise OSError('too deep')\n    depth.append(1)\n    load()\n    return greeter",
        call_failed("OSError: too deep", 12),
        invoked=True,
    ),
    recursion(
        "attribute-loads-its-own-namespace",
        LOAD
        + "def __getattr__(name):\n    if name != 'plugin': raise AttributeError(name)\n    if len(depth) > 4: raise OSError('too deep')\n    depth.append(1)\n    return load()['alpha']\ndepth = []",
        unreadable_target("OSError: too deep", 4),
    ),
    recursion(
        "refreshes-at-import",
        "from __main__ import refresh, load\nrefresh()\nload('textapp.nothing')\n" + KEEPS_THE_API,
    ),
    two(
        "two-load-each-other",
        LOAD + "load()\n" + KEEPS_THE_API,
        LOAD + "load()\n" + KEEPS_THE_API,
        CIRCULAR,
        _of_other(CIRCULAR),
        names=EVERYONE | {"other"},
    ),
    two(
        "two-import-each-other",
        "from other_bilge import plugin",
        "from bilge import plugin",
        IMPORTS_OTHER,
        _of_other(IMPORTS_OTHER).replace(
            "WORLD/3/other_bilge.py:1, from WORLD/3/other_bilge.py:1",
            "WORLD/2/bilge.py:1, from WORLD/3/other_bilge.py:1",
        ),
    ),
    two(
        "two-namespaces-load-each-other",
        LOAD + "load('textapp.others')\n" + KEEPS_THE_API,
        LOAD + "load()\n" + KEEPS_THE_API,
        CIRCULAR,
        namespace="textapp.others",
        names=EVERYONE,
    ),
    World(
        "recursion-of-ten-plugins",
        Clause.RECURSION,
        lambda disk: [_boat(disk, n) for n in range(10)] and disk.culprit(),
        tuple(TEN),
        names=EVERYONE,
        repeated=True,
        file="boat",
        unknown=frozenset({"distribution", "entry point"}),
    ),
]
CATCHING = """
try:
    load()
except KeyboardInterrupt as error:
    interrupted = error
assert str(interrupted) in {"", "ctrl-c"}
finish(load())
"""
ONCE = "import {0}\nif not hasattr(sys, 'pressed'):\n    sys.pressed = True\n    {1}\n"


def interrupt(name: str, source: str, *, invoked: bool = False) -> World:
    """A world in which Ctrl-C is pressed once: it passes, and the next load has everything."""
    return World(
        f"interrupt-{name}",
        Clause.INTERRUPT,
        lambda disk: disk.culprit(source),
        (),
        EVERYONE,
        host=CATCHING,
        invoked=invoked,
    )


PRESS = "os.kill(os.getpid(), signal.SIGINT)"
RAISE = "raise KeyboardInterrupt('ctrl-c')"


def pressed(what: str) -> str:
    """Source that does this the first time it is run."""
    return ONCE.format("os, signal, sys", what)


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())


WORLDS += [
    interrupt("at-import", pressed(PRESS) + KEEPS_THE_API),
    interrupt("raised-at-import", pressed(RAISE) + KEEPS_THE_API),
    interrupt("in-a-late-import", "def deep():\n" + _indented(pressed(PRESS)) + "deep()\n" + KEEPS_THE_API),
    interrupt(
        "at-the-attribute",
        KEEPS_THE_API
        + "kept = plugin\ndel plugin\ndef __getattr__(name):\n    if name != 'plugin': raise AttributeError(name)\n"
        + _indented(pressed(RAISE))
        + "    return kept",
    ),
    interrupt(
        "in-the-factory",
        KEEPS_THE_API + "def plugin():\n" + _indented(pressed(PRESS)) + "    return greeter",
        invoked=True,
    ),
    interrupt(
        "in-the-text-of-an-error",
        "class E(Exception):\n    def __str__(self):\n        raise KeyboardInterrupt\n"
        + pressed("raise E")
        + KEEPS_THE_API,
    ),
]
