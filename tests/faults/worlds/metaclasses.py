"""What looking at a class can do, by its metaclass."""

from __future__ import annotations

from tests.faults.world import EVERYONE, KEEPS_THE_API, MISSING, Clause, import_failed, nonconforming, source_world

HOSTILE = {
    "eq-exits": "    def __eq__(cls, o): raise SystemExit(3)\n    def __hash__(cls): raise SystemExit(3)",
    "hash-is-none": "    __hash__ = None",
    "eq-says-yes": "    def __eq__(cls, o): return True\n    def __hash__(cls): return 0",
    "instancecheck-exits": "    def __instancecheck__(cls, o): raise SystemExit(3)",
    "subclasscheck-exits": "    def __subclasscheck__(cls, o): raise SystemExit(3)",
    "getattribute-exits": "    def __getattribute__(cls, name): raise SystemExit(3)",
    "getattr-exits": "    def __getattr__(cls, name): raise SystemExit(3)",
    "call-exits": "    def __call__(cls): raise SystemExit(3)",
    "repr-exits": "    def __repr__(cls): raise SystemExit(3)",
    "name-exits": "    @property\n    def __name__(cls): raise SystemExit(3)",
    "module-exits": "    @property\n    def __module__(cls): raise SystemExit(3)",
    "dict-exits": "    @property\n    def __dict__(cls): raise SystemExit(3)",
    "mro-exits": "    @property\n    def __mro__(cls): raise SystemExit(3)",
    "class-exits": "    @property\n    def __class__(cls): raise SystemExit(3)",
    "bool-exits": "    def __bool__(cls): raise SystemExit(3)",
    "dir-exits": "    def __dir__(cls): raise SystemExit(3)",
    "doc-exits": "    @property\n    def __doc__(cls): raise SystemExit(3)",
    "annotations-exit": "    @property\n    def __annotations__(cls): raise SystemExit(3)",
    "mro-is-another": "    def mro(cls): return [cls, object]",
}
MAKE = "\nclass Hull(metaclass=M): pass\nplugin = object.__new__(Hull)\n"
WORLDS = [
    source_world(
        f"metaclass-{name}",
        Clause.METACLASS,
        f"class M(type):\n{body}{MAKE}",
        nonconforming(MISSING, body.count("\n") + 3),
    )
    for name, body in HOSTILE.items()
]
CONFLICT = (
    "TypeError: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
    "metaclasses of all its bases"
)
AT_IMPORT = {
    "mro-raises": (
        "class M(type):\n    def mro(cls): raise OSError('no line')\nclass Hull(metaclass=M): pass",
        "OSError: no line",
        2,
    ),
    "prepare-raises": (
        "class M(type):\n    @classmethod\n    def __prepare__(m, *a): raise OSError('no plan')\nclass Hull(metaclass=M): pass",
        "OSError: no plan",
        3,
    ),
    "new-exits": (
        "class M(type):\n    def __new__(m, *a): raise SystemExit('no new')\nclass Hull(metaclass=M): pass",
        "SystemExit: no new",
        2,
    ),
    "init-subclass-raises": (
        "class Hull:\n    def __init_subclass__(cls): raise OSError('childless')\nclass Boat(Hull): pass",
        "OSError: childless",
        2,
    ),
    "conflict": (
        "class M(type): pass\nclass N(type): pass\nclass A(metaclass=M): pass\nclass B(A, metaclass=N): pass",
        CONFLICT,
        4,
    ),
    "set-name-raises": (
        "class D:\n    def __set_name__(self, o, n): raise OSError('nameless')\nclass Hull: rib = D()",
        "…Error: …",
        "…",
    ),
    "layout-conflict": ("class Hull(int, str): pass", "TypeError: multiple bases have instance lay-out conflict", 1),
}
WORLDS += [
    source_world(f"metaclass-{name}", Clause.METACLASS, source, import_failed(cause, line))
    for name, (source, cause, line) in AT_IMPORT.items()
]
WORLDS += [
    source_world(
        "metaclass-keeps-the-api",
        Clause.METACLASS,
        KEEPS_THE_API
        + "class M(type):\n    def __eq__(cls, o): raise SystemExit\n    def __hash__(cls): raise SystemExit\n"
        "class Boat(Greeter, metaclass=M): pass\nplugin = Boat()",
        names=EVERYONE,
    ),
]
