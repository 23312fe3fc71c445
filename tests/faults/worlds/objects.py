"""What looking at a plugin can do."""

from __future__ import annotations

from tests.faults.world import (
    ANYTHING,
    EVERYONE,
    FILE,
    GREET,
    KEEPS_THE_API,
    MISSING,
    Clause,
    nonconforming,
    source_world,
)

LIARS = {
    "is-none": "plugin = None",
    "has-no-member": "class Hull: pass\nplugin = Hull()",
    "getattr-exits": "class Hull:\n    def __getattr__(self, name): raise SystemExit(3)\nplugin = Hull()",
    "getattribute-exits": "class Hull:\n    def __getattribute__(self, name): raise SystemExit(3)\nplugin = Hull()",
    "repr-exits": "class Hull:\n    def __repr__(self): raise SystemExit(3)\nplugin = Hull()",
    "repr-is-enormous": "class Hull:\n    def __repr__(self): return 'x' * 5_000_000\nplugin = Hull()",
    "eq-and-hash-exit": "class Hull:\n    def __eq__(self, o): raise SystemExit(3)\n    def __hash__(self): raise SystemExit(3)\nplugin = Hull()",
    "bool-and-len-exit": "class Hull:\n    def __bool__(self): raise SystemExit(3)\n    def __len__(self): raise SystemExit(3)\nplugin = Hull()",
    "dir-exits": "class Hull:\n    def __dir__(self): raise SystemExit(3)\nplugin = Hull()",
    "class-lies": "class Hull:\n    @property\n    def __class__(self): return int\nplugin = Hull()",
    "class-exits": "class Hull:\n    @property\n    def __class__(self): raise SystemExit(3)\nplugin = Hull()",
    "dict-exits": "class Hull:\n    @property\n    def __dict__(self): raise SystemExit(3)\nplugin = Hull()",
    "doc-exits": "class Hull:\n    @property\n    def __doc__(self): raise SystemExit(3)\nplugin = Hull()",
    "member-is-a-number": "class Hull: greet = 3\nplugin = Hull()",
    "member-is-none": "class Hull: greet = None\nplugin = Hull()",
    "member-is-a-property-that-exits": "class Hull:\n    @property\n    def greet(self): raise SystemExit(3)\nplugin = Hull()",
    "member-is-a-descriptor-that-exits": "class D:\n    def __get__(self, i, o): raise SystemExit(3)\nclass Hull: greet = D()\nplugin = Hull()",
    "member-wants-more": "class Hull:\n    def greet(self, name: str, port: str) -> str: return ''\nplugin = Hull()",
    "member-is-a-coroutine": "class Hull:\n    async def greet(self, name: str) -> str: return ''\nplugin = Hull()",
    "member-is-wrapped-in-a-loop": "class Hull:\n    def greet(self): ...\n    greet.__wrapped__ = greet\nplugin = Hull()",
    "member-has-an-exit-in-its-annotations": "class Hull:\n    def greet(self, name: 'exit(3)') -> 'exit(3)': ...\nplugin = Hull()",
    "member-has-a-signature-that-exits": "class F:\n    def __call__(self): ...\n    @property\n    def __signature__(self): raise SystemExit(3)\nclass Hull: greet = F()\nplugin = Hull()",
    "slot-is-empty": "class Hull:\n    __slots__ = ('greet',)\nplugin = Hull()",
    "weak-reference-is-dead": "import weakref\nclass Hull: pass\nplugin = weakref.proxy(Hull())",
    "annotations-are-a-number": "class Hull: pass\nHull.__annotations__ = 3\nplugin = Hull()",
    "name-floods": "class Hull: pass\nHull.__name__ = Hull.__qualname__ = 'H\\x1b[31m' * 100_000\nplugin = Hull()",
    "is-a-module": "import keyword as plugin",
    "is-a-class-for-an-instance": "from alpha_module import Greeter as plugin",
    "is-a-coroutine-nobody-awaits": "import warnings; warnings.simplefilter('ignore')\nasync def work(): ...\nplugin = work()",
    "is-a-mock-of-everything": "from unittest.mock import MagicMock\nplugin = MagicMock()",
    "del-raises": "class Hull:\n    def __del__(self): raise OSError('scuttled')\nHull()\nplugin = Hull()",
}
UNSEEN = "error: greet [cannot-tell]\na method 'greet'\nonly __getattr__ or a base of type Any may give it\ndefine 'greet' so that it can be seen"
UNKNOWN = f"error: greet [cannot-tell]\n{GREET}\n{{}}: (no annotation)\nmake 'greet' a method"
WRONG_KIND = f"error: greet [wrong-kind]\n{GREET}\nan attribute of type {{}}\nmake 'greet' a method"
CLASS_GIVEN = (
    "error: [class-for-instance]\nan object that keeps Greeter\nthe class Greeter\n"
    "let the host declare type[Greeter] or a factory as the API and call it, or\n              name an instance"
)
SENTENCES = {
    "is-none": nonconforming(MISSING, at=FILE),
    "getattr-exits": nonconforming(UNSEEN, 1),
    "getattribute-exits": nonconforming(UNSEEN, 1),
    "member-is-a-number": nonconforming(WRONG_KIND.format("int"), 1),
    "member-is-none": nonconforming(WRONG_KIND.format("NoneType"), 1),
    "member-is-a-property-that-exits": nonconforming(UNKNOWN.format("a property"), 2),
    "member-is-a-descriptor-that-exits": nonconforming(UNKNOWN.format("an attribute"), 3),
    "member-wants-more": nonconforming(
        "error: greet(port) [extra-parameter]\nno further required parameter\n'port' is required\ngive 'port' a default",
        2,
    ),
    "member-is-a-coroutine": nonconforming(
        "error: greet (return) [async-mismatch]\n'def', whose call gives str\n'async def', whose call gives a coroutine\n"
        "drop 'async', or declare 'async def' in the API",
        2,
    ),
    "member-is-wrapped-in-a-loop": nonconforming(
        "error: greet [cannot-tell]\na signature that can be read\none that a decorator or C code may have changed\n"
        "annotate what the decorator returns, or check it with a type checker",
        2,
    ),
    "member-has-an-exit-in-its-annotations": nonconforming(
        "error: greet(name) [cannot-tell]\nstr\nexit(3)\ncheck it with a type checker", 2, count="2 errors"
    )
    + "\n"
    + nonconforming("error: greet (return) [cannot-tell]\nstr\nexit(3)\ncheck it with a type checker", 2).partition(
        "1 error:\n"
    )[2],
    "member-has-a-signature-that-exits": nonconforming(
        "error: greet(name) [too-few-parameters]\ntakes name\ndoes not take it\nadd a parameter 'name'",
        2,
        count="2 errors",
    )
    + "\n"
    + nonconforming("error: greet (return) [cannot-tell]\nstr\n(no annotation)\nannotate it", 2).partition(
        "1 error:\n"
    )[2],
    "slot-is-empty": nonconforming(UNKNOWN.format("an attribute"), 1),
    "weak-reference-is-dead": nonconforming(MISSING, at=FILE),
    "name-floods": nonconforming(MISSING, FILE + ANYTHING),
    "is-a-module": nonconforming(MISSING, f"{ANYTHING}/keyword.py", at=FILE),
    "is-a-class-for-an-instance": nonconforming(CLASS_GIVEN, "WORLD/1/alpha_module.py:2", at=FILE),
    "is-a-coroutine-nobody-awaits": nonconforming(MISSING, at=FILE),
    "is-a-mock-of-everything": nonconforming(UNSEEN, at=FILE),
}
"""Those that differ from "the method is missing from the class in line 1"."""
CAREFUL = 'finish(load(unverified="refuse"))'
WORLDS = [
    source_world(f"object-{name}", Clause.OBJECT, source, SENTENCES.get(name, nonconforming(MISSING, 1)), host=CAREFUL)
    for name, source in LIARS.items()
]
KEEPING = {
    "repr-and-str-exit": "    def __repr__(self): raise SystemExit\n    def __str__(self): raise SystemExit",
    "bool-and-len-exit": "    def __bool__(self): raise SystemExit\n    def __len__(self): raise SystemExit",
    "eq-and-hash-exit": "    def __eq__(self, o): raise SystemExit\n    def __hash__(self): raise SystemExit",
    "iter-and-contains-exit": "    def __iter__(self): raise SystemExit\n    def __contains__(self, o): raise SystemExit",
    "reduce-and-copy-exit": "    def __reduce__(self): raise SystemExit\n    def __copy__(self): raise SystemExit",
    "await-and-aiter-exit": "    def __await__(self): raise SystemExit\n    def __aiter__(self): raise SystemExit",
    "is-false": "    def __bool__(self): return False",
}
WORLDS += [
    source_world(
        f"object-keeps-the-api-and-{name}",
        Clause.OBJECT,
        KEEPS_THE_API.replace("class Greeter:", f"class Greeter:\n{body}"),
        names=EVERYONE,
    )
    for name, body in KEEPING.items()
]
