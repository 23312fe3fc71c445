"""What reading a plugin's attribute can do."""

from __future__ import annotations

from tests.faults.world import (
    DECLARED,
    EVERYONE,
    KEEPS_THE_API,
    Clause,
    World,
    source_world,
    unreadable_target,
)


def target_world(name: str, target: str, source: str, *says: str, names: frozenset[str] | None = None) -> World:
    """A world whose culprit has this target."""
    entry_points = DECLARED.replace("bilge:plugin", target)
    return World(
        f"attribute-{name}",
        Clause.ATTRIBUTE,
        lambda disk: disk.culprit(source, entry_points),
        says,
        **({} if names is None else {"names": names}),
    )


def raising(name: str, target: str, source: str, cause: str, line: int | str = "") -> World:
    """A world whose culprit's attribute can't be read."""
    return target_world(name, target, source, unreadable_target(cause, line, target=target))


WORLDS = [
    raising("is-not-there", "bilge:plugin", "", "AttributeError: module 'bilge' has no attribute 'plugin'"),
    raising(
        "part-is-not-there",
        "bilge:Hull.keel.rib",
        "class Hull: pass",
        "AttributeError: type object 'Hull' has no attribute 'keel'",
    ),
    raising("of-none", "bilge:hull.keel", "hull = None", "AttributeError: 'NoneType' object has no attribute 'keel'"),
    raising(
        "in-another-case", "bilge:Plugin", KEEPS_THE_API, "AttributeError: module 'bilge' has no attribute 'Plugin'…"
    ),
    raising(
        "is-deleted",
        "bilge:plugin",
        KEEPS_THE_API + "del plugin",
        "AttributeError: module 'bilge' has no attribute 'plugin'…",
    ),
    raising(
        "only-under-type-checking",
        "bilge:plugin",
        "import typing\nif typing.TYPE_CHECKING:\n    plugin = 1",
        "AttributeError: module 'bilge' has no attribute 'plugin'",
    ),
    raising(
        "only-annotated", "bilge:plugin", "plugin: int", "AttributeError: module 'bilge' has no attribute 'plugin'"
    ),
    raising(
        "only-as-main-program",
        "bilge:plugin",
        "if __name__ == '__main__':\n    plugin = 1",
        "AttributeError: module 'bilge' has no attribute 'plugin'",
    ),
    raising(
        "module-getattr-raises",
        "bilge:plugin",
        "def __getattr__(name):\n    raise OSError('leak ' + name)",
        "OSError: leak plugin",
        2,
    ),
    raising(
        "module-getattr-exits",
        "bilge:plugin",
        "def __getattr__(name):\n    raise SystemExit(name)",
        "SystemExit: plugin",
        2,
    ),
    raising(
        "module-getattr-imports-what-is-not-there",
        "bilge:plugin",
        "def __getattr__(name):\n    import no_such_rope",
        "ModuleNotFoundError: No module named 'no_such_rope'",
        2,
    ),
    raising(
        "module-getattr-recurses",
        "bilge:plugin",
        "import sys\ndef __getattr__(name):\n    return getattr(sys.modules[__name__], name)",
        "RecursionError: maximum recursion depth exceeded…",
        3,
    ),
    raising(
        "module-getattr-is-no-function", "bilge:plugin", "__getattr__ = 3", "TypeError: 'int' object is not callable"
    ),
    raising(
        "module-getattr-takes-nothing",
        "bilge:plugin",
        "def __getattr__(): pass",
        "TypeError: __getattr__() takes 0 positional arguments but 1 was given",
    ),
    raising(
        "descriptor-raises",
        "bilge:Hull.rib",
        "class D:\n    def __get__(self, i, o): raise OSError('rusty')\nclass Hull: rib = D()",
        "OSError: rusty",
        2,
    ),
    raising(
        "descriptor-exits",
        "bilge:Hull.rib",
        "class D:\n    def __get__(self, i, o): raise SystemExit(9)\nclass Hull: rib = D()",
        "SystemExit: 9",
        2,
    ),
    raising(
        "property-raises",
        "bilge:hull.rib",
        "class Hull:\n    @property\n    def rib(self): raise KeyError('rib')\nhull = Hull()",
        "KeyError: 'rib'",
        3,
    ),
    raising(
        "cached-property-raises",
        "bilge:hull.rib",
        "import functools\nclass Hull:\n    @functools.cached_property\n    def rib(self): raise KeyError('rib')\nhull = Hull()",
        "KeyError: 'rib'",
        4,
    ),
    raising(
        "class-property-of-metaclass-raises",
        "bilge:Hull.rib",
        "class M(type):\n    @property\n    def rib(cls): raise GeneratorExit('rib')\nclass Hull(metaclass=M): pass",
        "GeneratorExit: rib",
        3,
    ),
    raising(
        "getattribute-raises",
        "bilge:hull.rib",
        "class Hull:\n    def __getattribute__(self, name): raise MemoryError(name)\nhull = Hull()",
        "MemoryError: rib",
        2,
    ),
    raising(
        "empty-slot", "bilge:hull.rib", "class Hull:\n    __slots__ = ('rib',)\nhull = Hull()", "AttributeError: …rib…"
    ),
    raising(
        "dead-weak-reference",
        "bilge:hull.rib",
        "import weakref\nclass Hull: rib = 1\nhull = weakref.proxy(Hull())",
        "ReferenceError: weakly-referenced object no longer exists",
    ),
    raising(
        "private-name-is-mangled",
        "bilge:Hull.__rib",
        "class Hull:\n    __rib = 1",
        "AttributeError: type object 'Hull' has no attribute '__rib'…",
    ),
    raising(
        "error-with-hostile-text",
        "bilge:plugin",
        "class E(AttributeError):\n    def __str__(self): raise SystemExit\ndef __getattr__(name):\n    raise E",
        "E: (its text can't be shown: str() raised SystemExit)",
        4,
    ),
    raising(
        "error-with-hostile-name",
        "bilge:plugin",
        "class L:\n    def __str__(self): raise SystemExit\n    __repr__ = __str__\ndef __getattr__(name):\n    raise AttributeError('x', name=L(), obj=L())",
        "AttributeError: x",
        5,
    ),
    raising(
        "of-a-lazy-module-that-raises",
        "bilge:plugin",
        "import sys, types\nclass Lazy(types.ModuleType):\n    def __getattr__(self, name):\n        raise ImportError('not unpacked')\nsys.modules[__name__].__class__ = Lazy",
        "ImportError: not unpacked",
        4,
    ),
    target_world(
        "of-a-lazy-module",
        "bilge:plugin",
        KEEPS_THE_API + "import sys, types\nkept = plugin\ndel plugin\nclass Lazy(types.ModuleType):\n"
        "    def __getattr__(self, name):\n        if name != 'plugin': raise AttributeError(name)\n        return kept\n"
        "sys.modules[__name__].__class__ = Lazy",
        names=EVERYONE,
    ),
    target_world(
        "module-getattr-gives-it",
        "bilge:plugin",
        KEEPS_THE_API
        + "kept = plugin\ndel plugin\ndef __getattr__(name):\n    if name != 'plugin': raise AttributeError(name)\n    return kept",
        names=EVERYONE,
    ),
    target_world(
        "deep-path",
        "bilge:a.b.c.plugin",
        KEEPS_THE_API + "class a:\n    class b:\n        class c: pass\na.b.c.plugin = plugin",
        names=EVERYONE,
    ),
    source_world(
        "attribute-changes-the-module",
        Clause.ATTRIBUTE,
        "import sys\ndef __getattr__(name):\n    if name == 'plugin': sys.modules.pop('bilge', None)\n    raise AttributeError('gone ' + name)",
        unreadable_target("AttributeError: gone plugin", 4),
    ),
]
