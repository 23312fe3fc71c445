"""Finders on ``sys.meta_path`` that provide distributions, or modules, or trouble."""

from __future__ import annotations

from tests.faults.world import HEALTHY, Clause, World, import_failed

SUNK = "raise OSError('sunk')"
FAILED = import_failed("OSError: sunk", 1)
HEAD = """
import importlib.metadata
class Ship(importlib.metadata.Distribution):
    def __init__(self, **files): self.texts = files
    def read_text(self, name): return self.texts.get(name.partition(".")[0])
    def locate_file(self, path): return path
def ship(name="deck-crane", entry_points=""):
    return Ship(METADATA=f"Name: {name}\\nVersion: 3.1\\n", entry_points=entry_points)
class Finder:
    def find_spec(self, name, path=None, target=None): return None
"""
END = "\nsys.meta_path.append(Finder())\nfinish(load())\n"
PLACE = "__main__.Finder"


def finder(
    name: str, body: str, *says: str, names: frozenset[str] = HEALTHY, culprit: str = SUNK, front: bool = False
) -> World:
    """A world whose host has this finder; the culprit's module raises."""
    host = (
        HEAD
        + "\n".join(f"    {line}" for line in body.splitlines())
        + (END.replace("append(", "insert(0, ") if front else END)
    )
    return World(
        f"finder-{name}",
        Clause.FINDER,
        lambda disk: disk.culprit(culprit),
        (*says, FAILED) if culprit == SUNK else says,
        names,
        host=host,
    )


def told(reason: str, owner: str = PLACE) -> str:
    """The sentence for a finder."""
    return f"{PLACE}: {reason} (in {owner}; reinstall it or mend it)"


LISTING = "def find_distributions(self, context=None): "
UNLISTED = "its distributions cannot be listed: "
UNREAD = "its entry points cannot be read: "
WORLDS = [
    finder("provides-nothing", LISTING + "return []"),
    finder(
        "provides-a-distribution",
        LISTING + "return [ship(entry_points='[textapp.greeters]\\ncrane = alpha_module:plugin\\n')]",
        names=HEALTHY | {"crane"},
    ),
    finder("raises", LISTING + "raise OSError('no radio')", told(UNLISTED + "OSError: 'no radio'")),
    finder("exits", LISTING + "raise SystemExit(3)", told(UNLISTED + "SystemExit: '3'")),
    finder(
        "raises-without-text",
        "class E(Exception):\n    def __str__(self): raise SystemExit\n" + LISTING + "raise self.E",
        told(UNLISTED.removesuffix(": ") + ": E"),
    ),
    finder(
        "raises-after-the-first",
        LISTING
        + "\n    yield ship(entry_points='[textapp.greeters]\\ncrane = alpha_module:plugin\\n')\n    raise OSError('cut off')",
        told(UNLISTED + "OSError: 'cut off'"),
        names=HEALTHY | {"crane"},
    ),
    finder(
        "gives-none",
        LISTING + "return None",
        told(UNLISTED + "TypeError: 'find_distributions gave nothing to iterate over'"),
    ),
    finder("gives-numbers", LISTING + "return [1, None, 'x', object()]"),
    finder("takes-no-context", "def find_distributions(self): return []", told(UNLISTED + "…")),
    finder(
        "is-no-function", "find_distributions = 3", told(UNLISTED + "TypeError: 'find_distributions is not callable'")
    ),
    finder("is-slow", LISTING + "\n    import time; time.sleep(0.3)\n    return []"),
    finder(
        "has-a-distribution-without-name", LISTING + "return [Ship()]", told("a distribution does not tell its name: …")
    ),
    finder(
        "has-a-distribution-whose-metadata-raises",
        "class S(Ship):\n    @property\n    def metadata(self): raise OSError('torn')\n"
        + LISTING
        + "return [self.S()]",
        told("a distribution does not tell its name: OSError: 'torn'"),
    ),
    finder(
        "has-a-distribution-whose-name-exits",
        "class S(Ship):\n    @property\n    def metadata(self): raise SystemExit('torn')\n"
        + LISTING
        + "return [self.S()]",
        told("a distribution does not tell its name: SystemExit: 'torn'"),
    ),
    finder(
        "has-a-distribution-that-can-not-be-read",
        "class S(Ship):\n    def read_text(self, name):\n        if name == 'entry_points.txt': raise OSError('wet')\n        return super().read_text(name)\n"
        + LISTING
        + "return [self.S(METADATA='Name: deck-crane\\nVersion: 3.1\\n')]",
        told(UNREAD + "OSError: 'wet'", "deck-crane 3.1"),
    ),
    finder(
        "has-a-distribution-whose-entry-points-exit",
        "class S(Ship):\n    @property\n    def entry_points(self): raise SystemExit('wet')\n"
        + LISTING
        + "return [self.S(METADATA='Name: deck-crane\\nVersion: 3.1\\n')]",
        told(UNREAD + "SystemExit: 'wet'", "deck-crane 3.1"),
    ),
    finder(
        "has-a-distribution-with-garbage-entry-points",
        "class S(Ship):\n    entry_points = [1, None]\n"
        + LISTING
        + "return [self.S(METADATA='Name: deck-crane\\nVersion: 3.1\\n')]",
        told(UNREAD + "AttributeError: \"'int' object has no attribute 'group'\"", "deck-crane 3.1"),
    ),
    finder(
        "has-a-distribution-with-a-bad-line",
        LISTING + "return [ship(entry_points='[textapp.greeters]\\ncrane\\n')]",
        told("'crane' has no '=': expected 'name = module:attribute'", "deck-crane 3.1").replace(
            "Finder:", "Finder/entry_points.txt:2:"
        ),
    ),
    finder(
        "has-a-distribution-of-another-s-name",
        LISTING + "return [ship('alpha-plugin', '[textapp.greeters]\\nfalse = no_such:x\\n')]",
    ),
    finder(
        "getattr-raises",
        "def __getattr__(self, name): raise OSError('no ' + name)",
        told(UNLISTED + "OSError: 'no find_distributions'"),
    ),
    finder(
        "getattr-exits",
        "def __getattr__(self, name): raise SystemExit('no ' + name)",
        told(UNLISTED + "SystemExit: 'no find_distributions'"),
    ),
    finder("class-lies", "@property\ndef __class__(self): raise OSError('no class')\n" + LISTING + "return []"),
    finder("eq-exits", "def __eq__(self, o): raise SystemExit\ndef __hash__(self): raise SystemExit"),
    finder(
        "spec-raises-for-the-culprit",
        "def find_spec(self, name, path=None, target=None):\n    if name == 'bilge': raise OSError('jammed')",
        import_failed("OSError: jammed", place="host:…, from WORLD/2/bilge.py"),
        front=True,
        culprit="x = 1",
    ),
    finder(
        "spec-is-garbage-for-the-culprit",
        "def find_spec(self, name, path=None, target=None):\n    if name == 'bilge': return 3",
        import_failed("AttributeError: 'int' object has no attribute 'loader'"),
        front=True,
        culprit="x = 1",
    ),
    finder(
        "spec-has-no-loader-for-the-culprit",
        "def find_spec(self, name, path=None, target=None):\n    from importlib.machinery import ModuleSpec\n    if name == 'bilge': return ModuleSpec(name, None)",
        import_failed("ImportError: missing loader"),
        front=True,
        culprit="x = 1",
    ),
    finder(
        "spec-has-a-loader-that-exits",
        "class L:\n    def create_module(self, spec): raise SystemExit('adrift')\n    def exec_module(self, module): pass\ndef find_spec(self, name, path=None, target=None):\n    from importlib.machinery import ModuleSpec\n    if name == 'bilge': return ModuleSpec(name, self.L())",
        import_failed("SystemExit: adrift", place="host:…, from WORLD/2/bilge.py"),
        front=True,
        culprit="x = 1",
    ),
    World(
        "finder-none-on-meta-path",
        Clause.FINDER,
        lambda disk: disk.culprit(SUNK),
        (FAILED,),
        host="sys.meta_path.append(None)\nfinish(load())",
    ),
    World(
        "finder-path-hook-raises",
        Clause.FINDER,
        lambda disk: disk.culprit(SUNK),
        (FAILED,),
        host="def hook(path):\n    if path.endswith('/x'): raise ImportError(path)\n    raise ImportError\nsys.path_hooks.insert(0, hook)\nsys.path.append('/no/x')\nfinish(load())",
    ),
]
