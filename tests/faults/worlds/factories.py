"""What calling a plugin can do."""

from __future__ import annotations

from tests.faults.world import EVERYONE, FILE, KEEPS_THE_API, MISSING, Clause, call_failed, nonconforming, source_world

FACTORY = KEEPS_THE_API + "plugin = Greeter\n"
TEXT = "ValueError: invalid literal for int() with base 10: 'x'"
RAISING = {
    "raises": ("def plugin():\n    raise ValueError('not today')", "ValueError: not today", 2),
    "exits": ("def plugin():\n    raise SystemExit(1)", "SystemExit: 1", 2),
    "calls-exit": ("import sys\ndef plugin():\n    sys.exit('all ashore')", "SystemExit: all ashore", 3),
    "closes-a-generator": ("def plugin():\n    raise GeneratorExit", "GeneratorExit", 2),
    "raises-a-group": (
        "def plugin():\n    raise ExceptionGroup('leaks', [OSError(1)])",
        "ExceptionGroup: leaks (1 sub-exception)",
        2,
    ),
    "stops-iteration": ("def plugin():\n    return next(iter(()))", "StopIteration", 2),
    "recurses": ("def plugin():\n    return plugin()", "RecursionError: maximum recursion depth exceeded", 2),
    "needs-memory": ("def plugin():\n    return bytes(1 << 62)", "MemoryError", 2),
    "fails-in-the-standard-library": (
        "import json\ndef plugin():\n    return json.loads('{')",
        "JSONDecodeError: …",
        "…decoder.py:…, from " + FILE + ":3",
    ),
    "fails-in-a-late-import": (
        "def plugin():\n    import no_such_rope",
        "ModuleNotFoundError: No module named 'no_such_rope'",
        2,
    ),
    "is-a-class-whose-init-raises": (
        "class plugin:\n    def __init__(self): raise OSError('no keel')",
        "OSError: no keel",
        2,
    ),
    "is-a-class-whose-new-raises": (
        "class plugin:\n    def __new__(cls): raise OSError('no yard')",
        "OSError: no yard",
        2,
    ),
    "is-a-class-whose-metaclass-raises": (
        "class M(type):\n    def __call__(cls): raise OSError('no dock')\nclass plugin(metaclass=M): pass",
        "OSError: no dock",
        2,
    ),
    "is-an-object-whose-call-raises": (
        "class Yard:\n    def __call__(self): raise OSError('strike')\nplugin = Yard()",
        "OSError: strike",
        2,
    ),
    "is-a-partial-that-raises": ("import functools\nplugin = functools.partial(int, 'x')", TEXT, ""),
    "is-a-builtin-that-raises": ("plugin = iter", "TypeError: iter expected at least 1 argument, got 0", ""),
    "wants-more": (
        "def plugin(hull, keel): ...",
        "TypeError: plugin() missing 2 required positional arguments: 'hull' and 'keel'",
        "",
    ),
    "wants-keywords": (
        "def plugin(*, hull): ...",
        "TypeError: plugin() missing 1 required keyword-only argument: 'hull'",
        "",
    ),
    "is-a-class-that-wants-more": (
        "class plugin:\n    def __init__(self, hull): ...",
        "TypeError: …__init__() missing 1 required positional argument: 'hull'",
        "",
    ),
    "is-abstract": (
        "import abc\nclass plugin(abc.ABC):\n    @abc.abstractmethod\n    def greet(self, name): ...",
        "TypeError: Can't instantiate abstract class plugin with…abstract method…greet…",
        "",
    ),
    "is-a-protocol": (
        "import typing\nclass plugin(typing.Protocol):\n    def greet(self, name): ...",
        "TypeError: Protocols cannot be instantiated",
        "…typing.py:…, from " + FILE,
    ),
    "is-a-module": ("import json as plugin", "TypeError: it is not callable", ""),
    "is-none": ("plugin = None", "TypeError: it is not callable", ""),
    "is-a-text": ("plugin = 'bilge'", "TypeError: it is not callable", ""),
    "call-is-no-function": ("class Yard: __call__ = 3\nplugin = Yard()", "TypeError: 'int' object is not callable", ""),
    "call-is-a-descriptor-that-exits": (
        "class D:\n    def __get__(self, i, o): raise SystemExit(2)\nclass Yard: __call__ = D()\nplugin = Yard()",
        "SystemExit: 2",
        2,
    ),
    "raises-an-error-without-text": (
        "class E(Exception):\n    def __str__(self): raise SystemExit\ndef plugin(): raise E",
        "E: (its text can't be shown: str() raised SystemExit)",
        3,
    ),
    "raises-an-enormous-error": (
        "def plugin(): raise ValueError('x' * 5_000_000)",
        f"ValueError: {'x' * 1988}... (5000012 characters)",
        1,
    ),
    "leaves-escape-codes": ("def plugin(): raise ValueError('\\x1b[2J')", r"ValueError: \x1b[2J", 1),
    "raises-what-is-no-exception": ("def plugin(): raise 3", "TypeError: exceptions must derive from BaseException", 1),
    "raises-an-exception-that-can-not-be-made": (
        "class E(Exception):\n    def __init__(self): raise OSError('leak in the leak')\ndef plugin(): raise E",
        "OSError: leak in the leak",
        2,
    ),
}
WORLDS = [
    source_world(
        f"factory-{name}",
        Clause.FACTORY,
        source,
        call_failed(cause, line) if line == "" or isinstance(line, int) else call_failed(cause, place=line),
        invoked=True,
    )
    for name, (source, cause, line) in RAISING.items()
]
CLASS_GIVEN = (
    "error: [class-for-instance]\nan object that keeps Greeter\nthe class Greeter\n"
    "let the host declare type[Greeter] or a factory as the API and call it, or\n              name an instance"
)
QUIET = "import warnings\nwarnings.simplefilter('ignore')\n"
GIVING = {
    "returns-none": ("def plugin(): return None", nonconforming(MISSING, at=FILE)),
    "returns-itself": ("def plugin(): return plugin", nonconforming(MISSING, 1)),
    "returns-a-class": (KEEPS_THE_API + "def plugin(): return Greeter", nonconforming(CLASS_GIVEN, 2)),
    "is-a-coroutine-function": (QUIET + "async def plugin(): ...", nonconforming(MISSING, at=FILE)),
    "is-a-generator-function": ("def plugin(): yield 1", nonconforming(MISSING, at=FILE)),
    "returns-not-implemented": ("def plugin(): return NotImplemented", nonconforming(MISSING, at=FILE)),
}
WORLDS += [
    source_world(f"factory-{name}", Clause.FACTORY, source, sentence, invoked=True)
    for name, (source, sentence) in GIVING.items()
]
WORLDS += [source_world("factory-is-healthy", Clause.FACTORY, FACTORY, invoked=True, names=EVERYONE)]
