"""What is told of the attributes that methods set and of the variables of classes and modules, and what is not."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any, Callable, Literal, Optional

import pytest

from longshore.conformance.source import NotSet, Told, Unreadable
from longshore.conformance.source.attributes import attribute_type, sets_attribute, variable_type
from tests.support import on_path
from tests.unit.conformance.source_support import UNKNOWN, types_of, written  # noqa: F401


def attributes(cls, names):
    """The types of some attributes, by name."""
    return {name: types_of(attribute_type(cls, name)) for name in names}


def variables(owner, names):
    """The types of some variables, by name."""
    return {name: types_of(variable_type(owner, name)) for name in names}


def test_all_ways_to_assign_an_attribute(written):  # noqa: F811
    """Tuples are taken apart; loops, with, starred targets and nested functions leave the type open."""
    module = written("""
class Plugin:
    def fill(self, p: int) -> None:
        self.a, self.b = 1, "x"
        (self.c, [self.d]) = (1, ["x"])
        self.e = self.f = 3
        self.g, *self.h = 1, 2
        self.i, self.j = p
        self.k, self.l = *[1], 2
        self.m, self.n = 1, 2, 3
        for self.o in [1]: pass
        with open("x") as self.q: pass
        [0 for self.r in [1]]
        def inner():
            self.s = 3
        class Inner:
            def other(self): self.hidden = 3
        lambda self: [0 for self.hidden in []]
        other = self
        other.foreign = 3
        self.t.deep = 3
        del self.deleted
        self.read
        if p: self.u = 3
        else: self.u = 4
        try: self.v = 3
        except ValueError: self.v = 4
        finally: self.w = 3
        match p:
            case 1: self.x = 3
        while p: self.y = 3
        with open("x"): self.z = 3
    async def later(this, /) -> None:
        this.from_async = "x"
""")
    expected = {
        "a": int, "b": str, "c": int, "d": str, "e": int, "f": int, "g": UNKNOWN, "h": UNKNOWN, "i": UNKNOWN, "j": UNKNOWN,
        "k": UNKNOWN, "l": UNKNOWN, "m": UNKNOWN, "n": UNKNOWN, "o": UNKNOWN, "q": UNKNOWN, "r": UNKNOWN, "s": UNKNOWN,
        "hidden": NotSet, "foreign": NotSet, "deep": NotSet, "deleted": NotSet, "read": NotSet, "t": NotSet, "u": int, "v": int,
        "w": int, "x": int, "y": int, "z": int, "from_async": str,
    }  # fmt: skip
    assert attributes(module.Plugin, expected) == expected
    assert [sets_attribute(module.Plugin, name) for name in ("a", "s", "read")] == ["yes", "yes", "no"]


def test_branches_that_a_checker_leaves_out_are_left_open(written):  # noqa: F811
    """Conditions on the version and the platform, and what follows a return, a raise or an endless loop."""
    module = written("""
import sys
from typing import TYPE_CHECKING
class Plugin:
    def a(self) -> None:
        if TYPE_CHECKING: self.a = 3
        if sys.platform == "x": self.b = 3
        elif True: self.c = 3
        self.d = 3
        return
        self.e = 3
    def b(self) -> None:
        self.e2, self.e3 = 1, 2
        raise ValueError
        self.f, self.f2 = 3, 4
        self.f3: int = 3
        self.f4 += 3
    def c(self) -> None:
        while True: break
        self.g = 3
    def d(self) -> None:
        assert False
        self.h = 3
    def e(self) -> None:
        for each in []:
            continue
            self.i = 3
        self.j = 3
""")
    expected = dict.fromkeys(["a", "b", "c", "e", "f", "f2", "f3", "f4", "g", "h", "i"], UNKNOWN) | {"d": int, "j": int}
    assert attributes(module.Plugin, expected) == expected


def test_declared_attributes(written):  # noqa: F811
    """A type that is written decides, in a comment too; where two differ, mypy takes the first and pyright none."""
    module = written("""
from __future__ import annotations
from typing import *
class Plugin:
    def fill(self, p: object) -> None:
        self.a: int | None = None
        self.b: Final = 3
        self.c: Final[int] = 3
        self.d = []  # type: list[int]
        self.e: Missing = 3
        self.f: Annotated[int, "x"] = 3
        self.g: list["int"] = []
        self.h: T = p
        self.j: Final = (1, "x")
        self.k: Final = make()
        self.l = p  # type: ignore
        self.m: TypeAlias = int
        self.n, self.o = 1, 2  # type: int, int
        self.only: "int"
        self.a = 3
    def again(self) -> None:
        self.a = 4
        self.first = True
        self.second: int = 3
        self.third: int = 3
    def more(self) -> None:
        self.first: int = 3
        self.second = True
        self.third: str = 3
    def untyped(self):
        self.u: int = 3
T = TypeVar("T")
def make(): ...
""")
    expected = {
        "a": int | None, "b": Literal[3], "c": int, "d": list[int], "e": UNKNOWN, "f": int, "g": list[int], "h": UNKNOWN,
        "j": tuple[Literal[1], Literal["x"]], "k": (Any, UNKNOWN), "l": object, "m": UNKNOWN, "n": UNKNOWN, "o": UNKNOWN,
        "only": int, "first": (bool, int), "second": int, "third": (int, UNKNOWN), "u": int,
    }  # fmt: skip
    assert attributes(module.Plugin, expected) == expected
    told = {name: attribute_type(module.Plugin, name) for name in expected}
    assert {name for name, each in told.items() if each.final} == {"b", "c", "j", "k"}
    assert {name for name, each in told.items() if each.declared} == set("acdefghu") | {
        "only",
        "first",
        "second",
        "third",
    }
    assert told["e"].mypy.text == "Missing"
    assert told["k"].pyright.text == "Final"
    assert told["a"].owner is module.Plugin


def test_several_assignments(written):  # noqa: F811
    """To mypy the first counts, to pyright the union of all, ``+=`` included."""
    module = written("""
import enum
from typing import Callable, Generic, Literal, TypeVar
T = TypeVar("T")
class Color(enum.Enum):
    RED = 1
class Plugin(Generic[T]):
    def early(self) -> None:
        self.a = 3
    def types(
        self, t: T, n: Callable[[int], int], reds: list[Literal[Color.RED]], lits: list[Literal["a"]], *args: int
    ) -> None:
        self.m = args
        self.m = None
        self.t = t
        self.t = None
        self.n = n
        self.n = None
        self.reds = reds
        self.reds = 3
        self.lits = lits
        self.lits = 3
    def __init__(self) -> None:
        self.a = "x"
        self.b = 3
        self.c = None
        self.d = 3
        self.d += 1
        self.e = 3
        self.e += 0.5
        self.f = ""
        self.f %= 3
        self.g += 1
        self.h = []
        self.h += [1]
        self.i = 3
        for self.i in [1]: pass
        self.k = None
        self.CAPITAL = 3
    def late(self) -> None:
        self.b = 4
        self.c = 3
        self.e = 4
        self.CAPITAL = "x"
""")
    expected = {
        "a": (int, int | str), "b": int, "c": (UNKNOWN, Optional[int]), "d": int, "e": (int, int | float), "f": str, "g": UNKNOWN,
        "h": (list, UNKNOWN), "i": (int, UNKNOWN), "k": type(None), "CAPITAL": (int, Literal[3] | Literal["x"]),
        "m": (tuple[int, ...], tuple[int, ...] | None), "t": (module.T, Optional[module.T]),
        "n": (Callable[[int], int], UNKNOWN), "reds": (list[Literal[module.Color.RED]], UNKNOWN),
        "lits": (list[Literal["a"]], list[Literal["a"]] | int),
    }  # fmt: skip
    assert attributes(module.Plugin, expected) == expected
    assert attribute_type(module.Plugin, "g").mypy.text == "1"


def test_functions_that_mypy_does_not_look_into(written):  # noqa: F811
    """Without any annotation all is Any to mypy; pyright infers."""
    module = written("""
class Plugin:
    def __init__(self):
        self.a = 3
    def typed(self, *args: int):
        self.a = 3
        self.b = 3
    def also(self, **kwargs: int):
        self.c = 3
    def and_also(self, *, key: int = 3):
        self.d = 3
""")
    assert attributes(module.Plugin, "abcd") == {"a": (Any, int), "b": int, "c": int, "d": int}


def test_methods_of_every_kind(written):  # noqa: F811
    """Decorated methods are read as well; what class methods set on the class is left open, static ones set nothing."""
    module = written("""
import functools
def hide(function): return 3
def wrap(function):
    def wrapped(*args): return function(*args)
    return wrapped
class Descriptor:
    def __init__(self, function): ...
    def __get__(self, *args): ...
class Plugin:
    @property
    def a(self) -> int:
        self.of_getter = 3
        return 3
    @a.setter
    def a(self, value: int) -> None:
        self.of_setter = 3
    @functools.cached_property
    def b(self) -> int:
        self.of_cached = 3
    @classmethod
    def c(cls) -> None:
        cls.of_class = 3
    @staticmethod
    def d(self) -> None:
        self.of_static = 3
    @wrap
    def e(self) -> None:
        self.of_wrapped = 3
    @functools.wraps(hide)
    @Descriptor
    def f(self) -> None:
        self.of_descriptor = 3
    @functools.lru_cache
    def g(self) -> None:
        self.of_cache = 3
    def __new__(cls):
        cls.of_new = 3
    def no_parameters(): ...
    def after(self): ...
    if True:
        def h(self) -> None:
            self.of_conditional = 3
    else: ...
class Silent:
    @wrap
    def e(self) -> None: ...
    value = 3
    h = print
    class Nested: ...
""")
    names = "of_getter of_setter of_cached of_wrapped of_descriptor of_cache of_conditional".split()
    assert attributes(module.Plugin, names) == dict.fromkeys(names, int)
    assert attributes(module.Plugin, ["of_class", "of_new", "of_static"]) == {
        "of_class": UNKNOWN,
        "of_new": UNKNOWN,
        "of_static": NotSet,
    }
    assert attributes(module.Silent, ["of_wrapped", "nowhere"]) == {"of_wrapped": NotSet, "nowhere": NotSet}


def test_bases_and_their_order(written):  # noqa: F811
    """A base that declares decides; else mypy takes the base that sets it first, and pyright the nearest class."""
    module = written("""
import threading
from typing import Generic, TypeVar
T = TypeVar("T")
class Base(Generic[T]):
    def __init__(self, t: T) -> None:
        self.a = 3
        self.b: object = 3
        self.c = t
        self.d = 3
class Sub(Base[int]):
    def __init__(self) -> None:
        self.a = True
        self.b = 3
        self.c = "x"
        self.e = self.d
class Untyped:
    def __init__(self):
        self.a = 3
class Both(Untyped, Base[int]): ...
class OfLibrary(threading.Thread):
    def __init__(self) -> None:
        self.name = "x"
        self.own = 3
""")
    assert attributes(module.Sub, "abcde") == {"a": (int, bool), "b": object, "c": (UNKNOWN, str), "d": int, "e": int}
    assert attribute_type(module.Sub, "b").owner is module.Base
    assert attribute_type(module.Base, "c").mypy is module.T
    assert attributes(module.Both, "a") == {"a": (Any, int)}
    assert attributes(module.OfLibrary, ["name", "own", "_target"]) == {"name": UNKNOWN, "own": int, "_target": UNKNOWN}


def test_attributes_that_depend_on_declarations(written):  # noqa: F811
    """What bases declare in their bodies is resolved where it is written."""
    module = written("""
from typing import Generic, TypeVar
T = TypeVar("T")
class Base(Generic[T]):
    one: int
    of_t: T
class Plugin(Base[int]):
    two: "str"
    def __init__(self) -> None:
        self.a, self.b, self.c = self.one, self.two, self.of_t
""")
    assert attributes(module.Plugin, "abc") == {"a": int, "b": str, "c": UNKNOWN}


def test_variables_of_classes(written):  # noqa: F811
    """What a class body binds, together with what its methods assign; the value must be one of that type."""
    module = written("""
import enum
from typing import *
from dataclasses import dataclass, field
class Meta(type): ...
class Described:
    def __get__(self, *args): ...
def later(cls):
    cls.changed = "x"
    return cls
@later
class Plugin:
    a = 3
    b = None
    c: Final = 3
    d: ClassVar = 3
    e = 3
    f = 3
    g = 3
    LIMIT = 3
    _2 = 3
    h, i = 1, "x"
    for j in [1]: pass
    k = l = 3
    import os.path
    from sys import path as m
    def n(self): ...
    class O: ...
    p = 3 if a else "x"
    q = [1]
    q += [2]
    r: int = 3
    s = Described()
    changed = 3
    try: t = 3
    except ValueError as u: t = 4
    v = (w := 3)
    x = [3 for z in [1]]
    aa = O()
    bb = a
    cc = None
    dd = None
    del dd
    ee = int()
    ff = O
    gg = lambda self: 3
    hh: "Missing" = 3
    def fill(self) -> None:
        self.b = 3
        self.e = 4
        self.f = "x"
        self.cc = 3
        self.cc = "x"
class Color(enum.Enum):
    RED = 1
""")
    expected = {
        "a": int, "b": Optional[int], "c": Literal[3], "d": int, "e": int, "f": (int, int | str), "g": int,
        "LIMIT": (int, Literal[3]), "_2": int, "h": int, "i": str, "j": UNKNOWN, "k": int, "l": int, "os": UNKNOWN, "m": UNKNOWN,
        "n": UNKNOWN, "O": UNKNOWN, "p": UNKNOWN, "q": list[int], "r": int, "s": UNKNOWN, "changed": UNKNOWN, "t": int, "u": UNKNOWN,
        "v": int, "w": UNKNOWN, "x": list[int], "z": NotSet, "bb": UNKNOWN, "cc": (Optional[int], UNKNOWN), "dd": UNKNOWN,
        "ee": int, "gg": UNKNOWN, "hh": UNKNOWN, "absent": NotSet,
    }  # fmt: skip
    expected["cc"] = (Optional[int], types_of(variable_type(module.Plugin, "cc"))[1])
    assert variables(module.Plugin, expected) == expected
    assert set(expected["cc"][1].__args__) == {type(None), int, str}
    assert types_of(variable_type(module.Plugin, "aa")) is module.Plugin.O
    assert types_of(variable_type(module.Plugin, "ff")) == type[module.Plugin.O]
    assert variables(module.Color, ["RED"]) == {"RED": UNKNOWN}
    assert variable_type(module.Plugin, "c").final
    assert variable_type(module.Plugin, "r").declared


def test_variables_of_modules(written):  # noqa: F811
    """What a module binds, ``global`` statements of its functions included; the functions must stand in their place."""
    module = written("""
from typing import Final
a = 3
b: Final = 3
c = 3
if a: d = 3
else: d = 4
e = 3
e = "x"
match a:
    case [f, *g]: pass
    case {"x": 1, **h}: pass
    case i: pass
j: int = 3
k = lambda: 3
n = [o := 3 for p in [1]]
def l():
    def inner():
        global c
        c = "x"
class m: ...
""")
    expected = {
        "a": int, "b": Literal[3], "c": (int, UNKNOWN), "d": int, "e": UNKNOWN, "f": UNKNOWN, "g": UNKNOWN, "h": UNKNOWN, "i": UNKNOWN,
        "j": int, "k": UNKNOWN, "l": UNKNOWN, "m": UNKNOWN, "n": list[int], "o": UNKNOWN, "p": NotSet,
        "absent": NotSet,
    }  # fmt: skip
    assert variables(module, expected) == expected
    assert variable_type(module, "a").owner is object
    Path(module.__file__).write_text("a = 3\n", encoding="utf-8")
    assert variables(module, ["absent"]) == {"absent": Unreadable}
    module.__file__ = None
    assert variables(module, ["absent"]) == {"absent": Unreadable}
    assert variables(ModuleType("empty"), "a") == {"a": Unreadable}


def test_what_was_told_once_stays_with_the_object(written):  # noqa: F811
    """A text that changes later changes nothing of a class or module that is there; another in its place is read."""
    for _ in range(20):
        module = written("a = 3\nclass Plugin:\n    def fill(self) -> None:\n        self.x = 3\n")
        for _ in range(2):
            assert (attributes(module.Plugin, "x"), variables(module, "a")) == ({"x": int}, {"a": int})
            Path(module.__file__).write_text("", encoding="utf-8")
        assert attributes(type("Made", (), {}), "x") == {"x": NotSet}


def test_a_module_that_is_not_the_one_of_its_name(written):  # noqa: F811
    """Names of a module that is no longer there are left open."""
    module = written("""
value = 3
class Plugin:
    def __init__(self) -> None:
        self.x = value
""")
    sys.modules[module.__name__] = ModuleType("other")
    assert attributes(module.Plugin, "x") == {"x": UNKNOWN}


TEXT = """
import json
class Plugin:
    def __init__(self) -> None:
        self.x = 3
        self.y = json.dumps(3)
class Silent:
    z = 3
"""


@pytest.mark.parametrize(
    "text",
    [None, "", "(", "\0", TEXT.replace("3", '"3"', 1), TEXT.replace("self.x = 3", "self.x = 4"), "\n" + TEXT,
     TEXT.replace("__init__", "__new__"), TEXT.replace("Plugin", "Plugged"), TEXT.replace("class Plugin:", "if True:"),
     TEXT.replace("class Plugin", "class Plugin(")],
)  # fmt: skip
def test_source_that_is_missing_or_has_changed(written, text):  # noqa: F811
    """A text that is not what the class was made from tells nothing of what it sets; code tells what it does not."""
    module = written(TEXT)
    path = Path(module.__file__)
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    assert attributes(module.Plugin, ["x", "absent"]) == {"x": Unreadable, "absent": NotSet}
    assert sets_attribute(module.Plugin, "x") == "unknown"
    assert variables(module.Plugin, ["x"]) == {"x": Unreadable}


def test_one_base_whose_source_is_missing(written):  # noqa: F811
    """The attribute is set, but its type may come from there."""
    base, gone = written("class Base:\n    def b(self) -> None:\n        self.x = 3\n"), Path()
    module = written(
        f"from {base.__name__} import Base\nclass Plugin(Base):\n    def p(self) -> None:\n        self.x = 3\n"
    )
    Path(base.__file__).unlink()
    assert attributes(module.Plugin, "x") == {"x": UNKNOWN}
    assert sets_attribute(module.Plugin, "x") == "yes"


def test_classes_without_a_file():
    """Classes made by exec, by type() and by the interpreter."""
    space = {"__name__": "nowhere"}
    exec("class Plugin:\n    a = 3\n    def __init__(self): self.x = 3\nclass Silent:\n    a = 3\n", space)
    assert attributes(space["Plugin"], "xy") == {"x": Unreadable, "y": NotSet}
    assert variables(space["Silent"], "a") == {"a": Unreadable}
    assert attributes(type("Made", (), {"a": 3}), "x") == {"x": NotSet}
    assert attributes(int, ["real", "x"]) == {"real": NotSet, "x": NotSet}


def test_a_class_from_a_zip_file(tmp_path):
    """The text comes from the archive."""
    with zipfile.ZipFile(tmp_path / "archive.zip", "w") as archive:
        archive.writestr("module_of_zip.py", TEXT.replace("\n", "\r\n"))
        archive.writestr("module_of_zip_without.py", "")
    with on_path(str(tmp_path / "archive.zip")):
        import module_of_zip
        import module_of_zip_without

        assert attributes(module_of_zip.Plugin, ["x", "absent"]) == {"x": int, "absent": NotSet}
        assert variables(module_of_zip.Silent, "z") == {"z": int}
        module_of_zip_without.__spec__ = None
        module_of_zip_without.__file__ += "x"
        module_of_zip_without.__name__ = "no_longer_there"
        assert variables(module_of_zip_without, "z") == {"z": Unreadable}
        assert isinstance(attribute_type(module_of_zip.Plugin, "x"), Told)
