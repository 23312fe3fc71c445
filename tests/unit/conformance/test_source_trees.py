"""Which statement a function, class or module was made from."""

from __future__ import annotations

import sys
import types
from pathlib import Path

import pytest

from longshore.conformance.source import Unreadable
from longshore.conformance.source.attributes import attribute_type
from longshore.conformance.source.trees import class_statement, module_statement, statement_of
from tests.unit.conformance.source_support import types_of, written  # noqa: F401

TEXT = '''
from __future__ import annotations
import (
    json
)
import os, sys as system; import json
from os import (
    path,
)
from os import \\
    sep
from os import *
import functools
try:
    import zlib
except ImportError:
    def inside(
        a
    ):
        import re
else:
    class Conditional:
        def method(self):
            import tempfile
            tempfile.gettempdir()
            zlib.crc32(b"")
if True:
    import string

def decorate(*args):
    return lambda function: function

@decorate(
    1,
)
@decorate("""
def text
from here (on
""")
def function(
    a,
    b,
):
    """Text
that is not indented.
"""
    # comment
# comment that is not indented
    return json.dumps(a), os.getcwd(), system.exit, path.join("a"), string.capwords(b)

class Plugin:
    """Text
class Plugin:
"""
    value = [
1,
]
    class Nested:
        def __init__(self):
            self.__private = 3
            self.nested = 3

    def method(self, x, *, y=3):
        import warnings
        warnings.warn("x")
        class Nested:
            def deep(self):
                return x, y, self.method
        self.nested_class = Nested
        return super().method, __class__, [z for z in x if z is not y]

    async def coroutine(self): await self

    maker = lambda self: 3

def outer(free, other):
    class Local:
        def __init__(self):
            super().__init__()
            self.x = free
            self.y = other
    def inner():
        return free
    return Local, inner

class Twice:
    def __init__(self): self.first = 3
First = Twice
class Twice:
    def __init__(self): self.second = 3
class Empty: ...
class Bare(Empty): value = 3
"""
from there (
"""
'''.replace("import (\n    json\n)\n", "")


@pytest.fixture
def module(written):  # noqa: F811
    """A module with statements of many forms."""
    return written(TEXT)


def test_statements_of_functions(module):
    """Decorated, over several lines, in classes and in functions; not lambdas."""
    functions = [
        module.function, module.Plugin.method, module.Plugin.coroutine, module.Plugin.Nested.__init__, module.outer,
        *(each.__init__ if isinstance(each, type) else each for each in module.outer(1, 2)), module.Conditional.method,
    ]  # fmt: skip
    for each in functions:
        found = statement_of(each.__code__, vars(module))
        assert (found.name, len(found.args.args)) == (each.__name__, each.__code__.co_argcount)
    assert len(statement_of(module.function.__code__, {}).decorator_list) == 2
    assert statement_of(module.Plugin.maker.__code__, {}) is None
    assert statement_of(compile("3", "<string>", "eval"), {}) is None


def test_statements_of_classes(module):
    """Nested ones, those in functions and conditions, of one name, and those without a function."""
    local, _ = module.outer(1, 2)
    for cls in (
        module.Plugin,
        module.Plugin.Nested,
        local,
        module.First,
        module.Twice,
        module.Bare,
        module.Conditional,
    ):
        assert class_statement(cls).name == cls.__name__
    assert class_statement(module.First) is not class_statement(module.Twice)
    assert class_statement(module.Plugin) is class_statement(module.Plugin)
    assert types_of(attribute_type(module.First, "first")) != types_of(attribute_type(module.Twice, "first"))


def test_classes_that_are_no_longer_what_is_written(module):
    """Renamed ones, those with functions of another, and those whose name stands there twice without functions."""
    module.Bare.__qualname__ = module.Bare.__name__ = "Renamed"
    nested = module.Plugin.Nested
    nested.__init__.__code__ = module.function.__code__.replace(co_qualname="Plugin.Nested.__init__")
    assert class_statement(module.Bare) is None
    assert class_statement(nested) is None
    assert class_statement(types.new_class("Made")) is None


def test_what_runs_over_the_end_of_a_statement_is_not_read(written):  # noqa: F811
    """Long texts without indentation are read through; a class in a condition ends before its else."""
    lines = "".join(f"line {n}\n" for n in range(60))
    module = written(f'''
if True:
    class Plugin:
        text = """
{lines}"""
        def fill(self):
            self.x = """
{lines}"""
else:
    pass
''')
    assert types_of(attribute_type(module.Plugin, "x"))[1] is str


def test_dataclasses_keep_their_statement(written):  # noqa: F811
    """Also with slots, for which another class is made."""
    module = written("""
import dataclasses
@dataclasses.dataclass(slots=True)
class Plugin:
    one: int
    two: str = ""
    def __post_init__(self) -> None:
        self.two = "x"
@dataclasses.dataclass
class Plain:
    one: int
""")
    assert class_statement(module.Plugin).name == "Plugin"
    assert types_of(attribute_type(module.Plugin, "two")) is str
    assert class_statement(module.Plain).name == "Plain"


def test_functions_that_wrap_themselves(written):  # noqa: F811
    """A circle of ``__wrapped__`` ends."""
    module = written("class Plugin:\n    def fill(self) -> None:\n        self.x = 3\n")
    module.Plugin.fill.__wrapped__ = module.Plugin.fill
    assert types_of(attribute_type(module.Plugin, "x")) is int


def test_a_text_that_warns_is_read_without_a_word(written, tmp_path):  # noqa: F811
    """The warnings of the compiler were given when the plugin was imported."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = written('class Plugin:\n    def fill(self) -> None:\n        self.x = "\\d"\n        3 is 3\n')
    assert types_of(attribute_type(module.Plugin, "x")) is str


def test_texts_that_are_too_deep(written):  # noqa: F811
    """What can't be parsed or compiled tells nothing."""
    module = written("class Plugin:\n    def fill(self):\n        self.x = 3\n")
    path = Path(module.__file__)
    path.write_text(f"class Plugin:\n    def fill(self):\n        self.x = {'(' * 500}3{')' * 500}\n", encoding="utf-8")
    assert isinstance(attribute_type(module.Plugin, "x"), Unreadable)
    path.write_text("class Plugin:\n    def fill(self):\n        nonlocal x; self.x = 3\n", encoding="utf-8")
    assert isinstance(attribute_type(module.Plugin, "x"), Unreadable)


def test_many_files_are_not_all_kept(written, tmp_path):  # noqa: F811
    """What was read longest ago is read again."""
    from longshore.conformance.source import files

    cache = dict.fromkeys(range(20), 3)
    assert files.room_in(cache, 21) == cache
    assert files.room_in(cache, 20) == {}
    assert module_statement(sys) is None
    assert module_statement(written("x = 3\n")).body
