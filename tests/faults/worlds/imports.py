"""What a plugin's module can do when it is imported."""

from __future__ import annotations

from tests.faults.world import (
    FILE,
    Clause,
    import_failed,
    source_world,
)

RAISING = {
    "value-error": ("raise ValueError('no berth')", "ValueError: no berth", 1),
    "error-without-text": ("raise ValueError", "ValueError", 1),
    "line-of-the-error": ("def deep():\n    raise KeyError('keel')\n\ndeep()", "KeyError: 'keel'", 2),
    "os-error": (
        "open('/no/such/chart')",
        "FileNotFoundError: [Errno 2] No such file or directory: '/no/such/chart'",
        1,
    ),
    "assertion": ("assert 1 > 2, 'upside down'", "AssertionError: upside down", 1),
    "name-error": ("plugin = Undefined", "NameError: name 'Undefined' is not defined", 1),
    "system-exit": ("import sys\nsys.exit(3)", "SystemExit: 3", 2),
    "system-exit-without-code": ("raise SystemExit", "SystemExit", 1),
    "builtin-exit": ("raise SystemExit('all ashore')", "SystemExit: all ashore", 1),
    "generator-exit": ("raise GeneratorExit('no')", "GeneratorExit: no", 1),
    "cancelled": ("import asyncio\nraise asyncio.CancelledError", "CancelledError", 2),
    "base-exception": ("raise BaseException('bottom')", "BaseException: bottom", 1),
    "own-base-exception": ("class Storm(BaseException): pass\nraise Storm('wind')", "Storm: wind", 2),
    "stop-iteration": ("next(iter(()))", "StopIteration", 1),
    "stop-async-iteration": ("raise StopAsyncIteration", "StopAsyncIteration", 1),
    "exception-group": ("raise ExceptionGroup('leaks', [ValueError(1)])", "ExceptionGroup: leaks (1 sub-exception)", 1),
    "group-of-exits": (
        "raise BaseExceptionGroup('leaks', [SystemExit(1), KeyError(2)])",
        "BaseExceptionGroup: leaks (2 sub-exceptions)",
        1,
    ),
    "nested-groups": (
        "group = ValueError()\nfor _ in range(50):\n    group = ExceptionGroup('in', [group])\nraise group",
        "ExceptionGroup: in (1 sub-exception)",
        4,
    ),
    "memory-error": ("hold = bytes(1 << 62)", "MemoryError", 1),
    "recursion": ("def spin():\n    spin()\nspin()", "RecursionError: maximum recursion depth exceeded", 2),
    "mutual-recursion": (
        "def ebb(): flow()\ndef flow(): ebb()\nebb()",
        "RecursionError: maximum recursion depth exceeded",
        "…",
    ),
    "recursion-in-repr": (
        "class Knot:\n    def __repr__(self): return repr(self)\nrepr(Knot())",
        "RecursionError: maximum recursion depth exceeded…",
        2,
    ),
    "warning-as-error": (
        "import warnings\nwith warnings.catch_warnings():\n    warnings.simplefilter('error')\n    warnings.warn('old rope')",
        "UserWarning: old rope",
        4,
    ),
    "missing-name-in-dependency": (
        "from json import anchor",
        "ImportError: cannot import name 'anchor' from 'json' (…)",
        1,
    ),
    "unicode-error": (
        "b'\\xff'.decode()",
        "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
        1,
    ),
    "thread-error": (
        "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(1) as pool:\n"
        "    pool.submit(int, 'x').result()",
        "ValueError: invalid literal for int() with base 10: 'x'",
        "…, from " + FILE + ":3",
    ),
    "reraised-without-traceback": (
        "try: int('x')\nexcept ValueError as e: raise e.with_traceback(None) from None",
        "ValueError: invalid literal for int() with base 10: 'x'",
        2,
    ),
    "same-error-twice": ("error = ValueError('again')\nerror.__cause__ = error\nraise error", "ValueError: again", 3),
    "chain-of-five-thousand-causes": (
        "e = ValueError()\nfor _ in range(5000):\n    n = ValueError('last'); n.__cause__ = e; e = n\nraise e",
        "ValueError: last",
        4,
    ),
    "syntax-error": ("x = 1\ny = = 2\n", "SyntaxError: invalid syntax (bilge.py, line 2)", 2),
    "indentation-error": (
        "def f():\nx = 1\n",
        "IndentationError: expected an indented block after function definition on line 1 (bilge.py, line 2)",
        2,
    ),
    "tab-error": (
        "if 1:\n\tx = 1\n        y = 2\n",
        "TabError: inconsistent use of tabs and spaces in indentation (bilge.py, line 3)",
        3,
    ),
    "text-compiled-at-import": (
        "exec('a b')",
        "SyntaxError: invalid syntax (<string>, line 1)",
        "<string>:1, from " + FILE + ":1",
    ),
    "syntax-error-of-its-own": (
        "raise SyntaxError('x', ('f\\n' * 300_000, 1, 1, 'text'))",
        "SyntaxError: x (f\\nf\\n…",
        "f\\nf\\n…, from " + FILE + ":1",
    ),
    "syntax-error-without-text": (
        "class L:\n    def __format__(self, s): raise SystemExit\nraise SyntaxError('x', (L(), L(), 1, 't'))",
        "SyntaxError: x",
        3,
    ),
    "too-deeply-nested": (
        f"x = {'(' * 500}{')' * 500}\n",
        "SyntaxError: too many nested parentheses (bilge.py, line 1)",
        1,
    ),
    "leaves-sys-modules": ("import sys\ndel sys.modules[__name__]", "KeyError: 'bilge'", ""),
    "import-hook-that-raises": (
        "import builtins\nold = builtins.__import__\n"
        "def hook(name, *args, **kwargs):\n    if name == 'sounding': raise RuntimeError('hooked')\n"
        "    return old(name, *args, **kwargs)\nbuiltins.__import__ = hook\nimport sounding",
        "RuntimeError: hooked",
        4,
    ),
}


def place_in(line: int | str) -> str:
    """A place as a sentence tells it: of a line number, that line of the culprit's file."""
    return FILE if line == "" else f"{FILE}:{line}" if isinstance(line, int) or line == "…" else line


WORLDS = [
    source_world(f"import-{name}", Clause.IMPORT, source, import_failed(cause, place=place_in(line)))
    for name, (source, cause, line) in RAISING.items()
]
