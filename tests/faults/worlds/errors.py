"""Exceptions that lie, flood a report or forge one; raised when a plugin is imported."""

from __future__ import annotations

from tests.faults.world import FILE, Clause, import_failed, source_world
from tests.faults.worlds.imports import place_in

HUGE = 5_000_000
LYING = {
    "str-raises": (
        "class E(Exception):\n    def __str__(self): raise RuntimeError('mute')\nraise E",
        "E: (its text can't be shown: str() raised RuntimeError)",
        3,
    ),
    "str-exits": (
        "class E(Exception):\n    def __str__(self): raise SystemExit(3)\nraise E",
        "E: (its text can't be shown: str() raised SystemExit)",
        3,
    ),
    "str-recurses": (
        "class E(Exception):\n    def __str__(self): return str(self)\nraise E",
        "E: (its text can't be shown: str() raised RecursionError)",
        3,
    ),
    "str-is-no-text": (
        "class E(Exception):\n    def __str__(self): return 3\nraise E",
        "E: (its text can't be shown: str() raised TypeError)",
        3,
    ),
    "str-is-a-lying-subclass": (
        "class S(str):\n    def __len__(self): raise SystemExit\n    def __format__(self, s): raise SystemExit\n"
        "    def isprintable(self): raise SystemExit\n    def __getitem__(self, i): raise SystemExit\n"
        "class E(Exception):\n    def __str__(self): return S('calm')\nraise E",
        "E: calm",
        8,
    ),
    "repr-raises": ("class E(Exception):\n    def __repr__(self): raise SystemExit(3)\nraise E('seen')", "E: seen", 3),
    "enormous-text": (f"raise ValueError('x' * {HUGE})", f"ValueError: {'x' * 1988}... (5000012 characters)", 1),
    "enormous-arguments": (
        "raise ValueError(*['x' * 1000] * 5000)",
        "ValueError: ('xxx…... (5020012 characters)",
        1,
    ),
    "enormous-class-name": (
        f"raise type('E' * {HUGE}, (Exception,), {{}})",
        f"{'E' * 2000}... (5000000 characters)",
        1,
    ),
    "newlines-in-text": ("raise ValueError('one\\ntwo\\r\\u2028three')", r"ValueError: one\ntwo\r\u2028three", 1),
    "escape-codes-in-text": ("raise ValueError('\\x1b[31m\\x07\\x9b1m')", r"ValueError: \x1b[31m\x07\x9b1m", 1),
    "forged-log-line": (
        "raise ValueError('x\\nWARNING:longshore:alpha was not loaded')",
        r"ValueError: x\nWARNING:longshore:alpha was not loaded",
        1,
    ),
    "right-to-left-text": ("raise ValueError('\\u202eexe.fdp')", r"ValueError: \u202eexe.fdp", 1),
    "surrogates-in-text": ("raise ValueError('\\ud800\\udce9')", r"ValueError: \ud800\udce9", 1),
    "nul-in-text": ("raise ValueError('\\0')", r"ValueError: \x00", 1),
    "getattribute-of-error-exits": (
        "class E(Exception):\n    def __getattribute__(self, name): raise SystemExit(3)\nraise E('locked')",
        "E: locked",
        3,
    ),
    "traceback-of-error-exits": (
        "class E(Exception):\n    @property\n    def __traceback__(self): raise SystemExit(3)\nraise E('no wake')",
        "E: no wake",
        4,
    ),
    "class-of-error-lies": (
        "class E(Exception):\n    @property\n    def __class__(self): return KeyboardInterrupt\nraise E('masked')",
        "E: masked",
        4,
    ),
    "name-of-error-exits": (
        "class M(type):\n    @property\n    def __name__(cls): raise SystemExit\nclass E(Exception, metaclass=M): pass\nraise E('x')",
        "E: x",
        5,
    ),
    "error-with-hostile-hash": (
        "class E(Exception):\n    def __eq__(self, o): raise SystemExit\n    def __hash__(self): raise SystemExit\nraise E('x')",
        "E: x",
        4,
    ),
    "file-name-with-escape-codes": (
        "exec(compile('raise ValueError', 'f\\n\\x1b[31m', 'exec'))",
        "ValueError",
        r"f\n\x1b[31m:1, from " + FILE + ":1",
    ),
    "error-inside-the-standard-library": (
        "import json\njson.loads('{')",
        "JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        "…decoder.py:…, from " + FILE + ":2",
    ),
}
WORLDS = [
    source_world(f"import-{name}", Clause.IMPORT, source, import_failed(cause, place=place_in(line)))
    for name, (source, cause, line) in LYING.items()
]
