"""Changes of whole types, and of the types that an API mentions."""

from __future__ import annotations

import os
import sys
from types import ModuleType

import pytest

from longshore.evolution.comparing import compare
from tests.evolution.rows import HEAD
from tests.evolution.support import codes, diff, shape

BOTH = ("implementers", "callers")


def both(member: str, code: str, *, decided: bool = True) -> set[tuple[str, str, str, bool]]:
    return {(member, side, code, decided) for side in BOTH}


def one(side: str, member: str, code: str, *, decided: bool = True) -> set[tuple[str, str, str, bool]]:
    return {(member, side, code, decided)}


GIVES = "class API(Protocol):\n    def m(self) -> Other: ...\n"
TAKES = "class API(Protocol):\n    def m(self, other: Other) -> None: ...\n"
HOLDS = "class API(Protocol):\n    other: Other\n"
FILLS = "class API(Protocol):\n    def m(self, other: list[Other]) -> None: ...\n"
OTHER = "class Other(Protocol):\n    def n(self) -> int: ...\n"
MORE = "class Other(Protocol):\n    def n(self) -> int: ...\n    def o(self) -> int: ...\n"
COLOR = "class Other(enum.Enum):\n    RED = 1\n    BLUE = 2\n"
RED = "class Other(enum.Enum):\n    RED = 1\n"
DICT = "class Other(TypedDict):\n    a: int\n    b: NotRequired[str]\n"
ROW = "class Other(NamedTuple):\n    a: int\n    b: str\n"
USER = "Other = NewType('Other', int)\n"
STORE = "class API(Protocol[T]):\n    def get(self) -> T: ...\n    def put(self, item: T) -> None: ...\n"
BOUND = "T = TypeVar('T', bound=Other)\nclass API(Protocol):\n    def m(self, a: T) -> T: ...\n"
DATA = "from dataclasses import dataclass\n@dataclass\nclass Other:\n    a: int\n"

CASES = [
    ("what plugins give has a member more", GIVES + OTHER, GIVES + MORE, one("implementers", "o", "missing-member")),
    ("what plugins give has a member less", GIVES + MORE, GIVES + OTHER, one("callers", "o", "missing-member")),
    ("what plugins get has a member more", TAKES + OTHER, TAKES + MORE, one("callers", "o", "missing-member")),
    ("what plugins get has a member less", TAKES + MORE, TAKES + OTHER, one("implementers", "o", "missing-member")),
    ("what both set has a member more", HOLDS + OTHER, HOLDS + MORE, both("o", "missing-member")),
    ("what is in a list has a member more", FILLS + OTHER, FILLS + MORE, both("o", "missing-member")),
    ("an enum has a value less", TAKES + COLOR, TAKES + RED, both("BLUE", "enum-value")),
    ("an enum has a value more", TAKES + RED, TAKES + COLOR, set()),
    ("an enum has a method less", TAKES + RED + "    def m(self) -> int: return 1\n", TAKES + RED, both("m", "missing-member")),
    ("an enum has a method more", TAKES + RED, TAKES + RED + "    def m(self) -> int: return 1\n", set()),
    ("an enum's value is a method now", TAKES + COLOR, TAKES + RED + "    def BLUE(self) -> int: return 1\n", both("BLUE", "wrong-kind")),
    ("a required key is added", TAKES + DICT, TAKES + DICT + "    c: int\n", one("callers", "c", "missing-member")),
    ("an optional key is added", TAKES + DICT, f"{TAKES}{DICT}    c: NotRequired[int]\n", set()),
    ("a key is removed", TAKES + DICT, (TAKES + DICT).replace("    a: int\n", ""), both("a", "missing-member")),
    ("a key may be left out", TAKES + DICT, (TAKES + DICT).replace("a: int", "a: NotRequired[int]"), one("implementers", "a", "missing-member")),
    ("a key is required", TAKES + DICT, (TAKES + DICT).replace("NotRequired[str]", "str"), one("callers", "b", "missing-member")),
    ("a key has a wider type", TAKES + DICT, (TAKES + DICT).replace("a: int", "a: int | None"), one("implementers", "a", "attribute-type")),
    ("a key has a narrower type", (TAKES + DICT).replace("a: int", "a: int | None"), TAKES + DICT, one("callers", "a", "attribute-type")),
    ("a key is read-only", TAKES + DICT, "from typing_extensions import ReadOnly, TypedDict\n" + (TAKES + DICT).replace("a: int", "a: ReadOnly[int]"), one("implementers", "a", "read-only")),
    ("a new type is made of something else", TAKES + USER, TAKES + USER.replace("int", "str"), one("callers", "", "base-class") | one("implementers", "", "base-class")),
    ("a class takes the place of a new type", TAKES + USER, TAKES + ROW, both("", "wrong-kind")),
    ("a tuple has one field more", TAKES + ROW, TAKES + ROW + "    c: int\n", both("", "base-class") | both("__init__", "extra-parameter")),
    ("a data class has one field less", TAKES + DATA + "    b: int = 1\n", TAKES + DATA, both("b", "missing-member") | both("__init__", "too-few-parameters")),
    ("a data class has one field more, with a default", TAKES + DATA, TAKES + DATA + "    b: int = 1\n", set()),
    ("a class has a length", GIVES + DATA, GIVES + DATA + "    def __len__(self) -> int: return 1\n", set()),
    ("an abstract class has a length", "class API(abc.ABC):\n    x: int\n", "class API(abc.ABC):\n    x: int\n    def __len__(self) -> int: return 1\n", set()),
    ("a class has another base", GIVES + DATA, GIVES + DATA.replace("Other:", "Other(Exception):"), set()),
    ("a class has lost its base", GIVES + DATA.replace("Other:", "Other(Exception):"), GIVES + DATA, both("", "base-class")),
    ("a class is final", GIVES + DATA, GIVES + DATA.replace("class Other", "@final\nclass Other"), both("", "not-a-subclass")),
    ("an API is a class now", OTHER.replace("Other", "API"), OTHER.replace("Other(Protocol)", "API"), one("implementers", "", "not-a-subclass")),
    ("an API is a Protocol now", OTHER.replace("Other(Protocol)", "API"), OTHER.replace("Other", "API"), one("callers", "", "wrong-kind") | one("implementers", "n", "empty-body")),
    ("an API is a Protocol that can be checked now", OTHER.replace("Other(Protocol)", "API"), "@runtime_checkable\n" + OTHER.replace("Other", "API"), one("implementers", "n", "empty-body")),
    ("a Protocol can't be checked any more", "@runtime_checkable\n" + OTHER.replace("Other", "API"), OTHER.replace("Other", "API"), one("callers", "", "wrong-kind")),
    ("a Protocol has a base of the library", OTHER.replace("Other", "API"), OTHER.replace("Other(Protocol)", "API(Iterable[int], Protocol)"), one("implementers", "", "base-class")),
    ("a Protocol has lost a base of the library", OTHER.replace("Other(Protocol)", "API(Iterable[int], Protocol)"), OTHER.replace("Other", "API"), one("callers", "", "base-class")),
    ("a type parameter more", STORE, STORE.replace("Protocol[T]", "Protocol[T, S]").replace("class", "S = TypeVar('S')\nclass"), both("", "type-parameters")),
    ("the first type parameter", STORE.replace("[T]", "").replace("T", "int"), STORE, both("", "type-parameters", decided=False) | both("get", "return-type") | both("put", "parameter-type")),
    ("a bound", STORE, "T = TypeVar('T', bound=int)\n" + STORE, both("", "type-parameters")),
    ("the bound of a method's type variable", "T = TypeVar('T', bound=int | str)\nclass API(Protocol):\n    def m(self, a: T) -> T: ...\n", "T = TypeVar('T', bound=int)\nclass API(Protocol):\n    def m(self, a: T) -> T: ...\n", one("callers", "m", "parameter-type") | one("callers", "m", "return-type")),
    ("what a bound mentions has a member more", OTHER + BOUND, MORE + BOUND, both("o", "missing-member")),
    ("constraints", STORE, "T = TypeVar('T', int, str)\n" + STORE, both("", "type-parameters")),
    ("a member of a generic API", STORE, STORE.replace("-> T", "-> list[T]"), both("get", "return-type")),
    ("a generic class", STORE.replace("Protocol", "Generic"), STORE.replace("Protocol", "Generic").replace("-> T", "-> T | None"), both("get", "return-type")),
    ("a callable takes more", "API = Callable[[int], str]\n", "API = Callable[[int, int], str]\n", one("implementers", "", "too-few-parameters") | one("callers", "", "extra-parameter")),
    ("a callable gives less", "API = Callable[[int], str]\n", "API = Callable[[int], str | None]\n", one("callers", "", "return-type")),
    ("a union has one more", "API = int | str\n", "API = int | str | bytes\n", one("callers", "", "wrong-kind")),
    ("a union has one less", "API = int | str\n", "API = int\n", one("implementers", "", "wrong-kind")),
    ("a callback takes the place of a callable", "API = Callable[[int], str]\n", "class API(Protocol):\n    def __call__(self, a: int, /) -> str: ...\n", set()),
    ("the class of type[X] has an abstract method", f"{DATA.replace('Other:', 'Other(abc.ABC):')}API = type[Other]\n", f"{DATA.replace('Other:', 'Other(abc.ABC):')}    @abc.abstractmethod\n    def m(self) -> int: ...\nAPI = type[Other]\n", one("implementers", "m", "abstract-member")),
    ("types that can't be known", "class API(Protocol):\n    def m(self) -> Unknown: ...\n", "class API(Protocol):\n    def m(self) -> int: ...\n", both("m", "cannot-tell", decided=False)),
    ("an attribute without a type", "class API:\n    x = print\n", "class API:\n    x: int\n", both("x", "cannot-tell", decided=False)),
    ("an attribute whose type nobody tells", "class API:\n    @property\n    def x(self): return 1\n", "class API:\n    x: int\n", both("x", "cannot-tell", decided=False) | one("implementers", "x", "read-only")),
    ("a function that does not tell its signature", "class API:\n    x = staticmethod(max)\n", "class API:\n    @staticmethod\n    def x() -> int: return 1\n", both("x", "not-decided", decided=False)),
    ("a ParamSpec", "P = ParamSpec('P')\nclass API(Protocol):\n    def m(self, f: Callable[P, int], *args: P.args, **kwargs: P.kwargs) -> int: ...\n", "P = ParamSpec('P')\nclass API(Protocol):\n    def m(self, f: Callable[P, int], *args: P.args, **kwargs: P.kwargs) -> str: ...\n", both("m", "return-type")),
]  # fmt: skip


@pytest.mark.parametrize(("title", "old", "new", "hurts"), CASES, ids=[each[0] for each in CASES])
def test_change(title, old, new, hurts, tmp_path):
    """Who is hurt by what, and nobody else."""
    found = diff(HEAD + old, HEAD + new, tmp_path)
    assert codes(found) == hurts
    assert found.changes
    decided = any(each[3] for each in hurts)
    assert found.verdict == ("major" if decided else "minor")


@pytest.mark.parametrize(("title", "old", "new", "hurts"), CASES, ids=[each[0] for each in CASES])
def test_nothing_has_changed_where_nothing_has(title, old, new, hurts, tmp_path):
    """Frozen and read again, an API is what it was."""
    assert diff(HEAD + new, HEAD + new, tmp_path).verdict == "patch"


SELF_MADE = """\
class API:
    def __init__(self, a: int) -> None:
        self.a = a
        self.b: str = ''
        self._c = 1
        print(self.d)
"""
SHAPES = [
    ("attributes that methods set", SELF_MADE, {"a": "int", "b": "str", "__init__": "(a: int) -> None"}),
    ("a type of the library by its public name", "import types\nclass API(Protocol):\n    f: types.FunctionType\n", {"f": "types.FunctionType"}),
    ("a part that is unknown", "class API(Protocol):\n    f: Iterator['Missing']\n", {"f": "collections.abc.Iterator['Missing']"}),
    ("an unknown type", "class API(Protocol):\n    f: Missing\n", {"f": "'Missing'"}),
    ("literals", "class Color(enum.Enum):\n    RED = 1\nclass API(Protocol):\n    f: Literal[1, 'a', b'b', True, None, Color.RED]\n", {"f": "typing.Literal[1, 'a', b'b', True, None, textapp_api.Color.RED]"}),
    ("a union in one order", "class API(Protocol):\n    f: None | str | int\n", {"f": "int | str | None"}),
    ("special forms", "class API(Protocol):\n    f: LiteralString\n    g: tuple[()]\n    h: Callable[..., Never]\n    i: Annotated[int, 1]\n    def j(self, x: object) -> TypeGuard[int]: ...\n", {"f": "typing.LiteralString", "g": "tuple[()]", "h": "collections.abc.Callable[..., typing.Never]", "i": "int", "j": "(x: object) -> typing.TypeGuard[int]"}),
    ("many type variables", "Ts = TypeVarTuple('Ts')\nclass API(Protocol[Unpack[Ts]]):\n    def m(self, *a: Unpack[Ts]) -> tuple[int, Unpack[Ts]]: ...\n", {"m": "(*a: typing.Unpack[Ts]) -> tuple[int, typing.Unpack[Ts]]"}),
    ("parameters that a ParamSpec stands for", "P = ParamSpec('P')\nclass API(Protocol):\n    def m(self, f: Callable[Concatenate[int, P], int], *args: P.args, **kwargs: P.kwargs) -> int: ...\n", {"m": "(f: collections.abc.Callable[typing.Concatenate[int, P], int], *args: P.args, **kwargs: P.kwargs) -> int"}),
    ("two variables of one name", "def other():\n    T = TypeVar('T', bound=int)\n    return T\nU = other()\nclass API(Protocol):\n    def m(self, a: T, b: U) -> T: ...\n", {"m": "(a: T, b: T_) -> T"}),
    ("a class inside a function", "def make():\n    class Local: ...\n    return Local\nLocal = make()\nclass API(Protocol):\n    def m(self) -> Local: ...\n", {"m": "() -> 'Local'"}),
    ("a descriptor that tells nothing", "class Field:\n    def __get__(self, obj, cls=None): return 1\nclass API:\n    x = Field()\n", {"x": ""}),
    ("an alias inside itself", "Json: TypeAlias = 'None | list[Json]'\nclass API(Protocol):\n    f: Json\n", {"f": "list[list['None | list[Json]'] | None] | None"}),
    ("an alias", "from typing_extensions import TypeAliasType\nMany = TypeAliasType('Many', List[T], type_params=(T,))\nclass API(Protocol):\n    f: list[Many[int]]\n", {"f": "list[list[int]]"}),
    ("a nested class", "class API(Protocol):\n    class Inner: ...\n    def m(self) -> API.Inner: ...\n", {"Inner": "type[textapp_api.API.Inner]", "m": "() -> textapp_api.API.Inner"}),
    ("bases of one's own", "class Base(Protocol):\n    def a(self) -> int: ...\nclass API(Base, Iterable[int], Protocol):\n    def b(self) -> int: ...\n", {"b": "() -> int", "a": "() -> int"}),
    ("what every object has is left out", "from dataclasses import dataclass\n@dataclass(order=True)\nclass API:\n    a: int\n    def __len__(self) -> int: return 1\n    def __str__(self) -> str: return ''\n    __hash__ = None\n", {"a": "int", "__len__": "() -> int", "__init__": "(a: int) -> None"}),
    ("class methods, static methods, class variables", "class API(Protocol):\n    k: ClassVar[int]\n    @classmethod\n    def c(cls, a: int, /, *, b: int) -> Self: ...\n    @staticmethod\n    def s(self: int, **kw: str) -> None: ...\n", {"k": "int", "c": "(a: int, /, *, b: int) -> typing.Self", "s": "(self: int, **kw: str) -> None"}),
    ("a setter that takes something else", "class API(Protocol):\n    @property\n    def a(self) -> int: ...\n    @a.setter\n    def a(self, value: int | str) -> None: ...\n    @property\n    def b(self) -> int: ...\n    @b.setter\n    def b(self, value: int) -> None: ...\n", {"a": "int int | str", "b": "int"}),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "members"), SHAPES, ids=[each[0] for each in SHAPES])
def test_shape(title, text, members, tmp_path):
    """What stands in the file, and that it is the same when it is read."""
    found = shape(HEAD + text, tmp_path)
    told = {name: " ".join(each.types) for name, each in found.types["textapp_api.API"].members.items()}
    assert told == members
    assert diff(HEAD + text, HEAD + text, tmp_path).changes == ()


def test_types_of_others_are_imported_when_they_are_compared(tmp_path, monkeypatch):
    """One that is not installed, or can't be imported, is not decided."""
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "acme_types.py").write_text(
        "from typing import *\nclass Thing: ...\nclass Part(Thing): ...\nclass Many(List[TypeVar('T')]): ...\n"
    )
    text = f"{HEAD}import acme_types\nclass API(Protocol):\n    def m(self) -> acme_types.Thing: ...\n"
    text += "    def n(self) -> acme_types.Many[int]: ...\n"
    old = shape(text, tmp_path)
    new = shape(text.replace("Thing", "Part").replace("[int]", "[Any]"), tmp_path)
    assert codes(compare(old, new)) == one("implementers", "m", "return-type")
    undecided = both("m", "cannot-tell", decided=False) | both("n", "cannot-tell", decided=False)
    for broken in ("", "raise ValueError"):
        sys.modules.pop("acme_types")
        (tmp_path / "acme_types.py").write_text(broken)
        os.utime(tmp_path / "acme_types.py", (1, len(broken)))
        assert codes(compare(old, new)) == undecided
        sys.modules["acme_types"] = ModuleType("acme_types")
    sys.modules.pop("acme_types")
    (tmp_path / "acme_types.py").unlink()
    assert codes(compare(old, new)) == undecided
    assert compare(old, old).changes == ()


def test_a_base_that_is_gone_may_have_anything(tmp_path, monkeypatch):
    """A class of the host that inherits from a class of another distribution."""
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "acme_bases.py").write_text(
        "class Base: ...\nclass Meta(type):\n    def __new__(cls, name, bases, space, *, key): return type.__new__(cls, name, bases, space)\n"
        "    def __init__(cls, name, bases, space, *, key): ...\nclass Odd(metaclass=Meta, key=1): ...\n"
    )
    text = f"{HEAD}import acme_bases\nclass API(acme_bases.Base):\n    def m(self) -> int: return 1\n"
    old, new = shape(text, tmp_path), shape(text.replace("-> int", "-> str"), tmp_path)
    odd = text.replace("acme_bases.Base", "acme_bases.Odd, key=1")
    assert codes(diff(odd, odd.replace("-> int", "-> str"), tmp_path)) == both("m", "return-type")
    sys.modules.pop("acme_bases")
    (tmp_path / "acme_bases.py").unlink()
    assert codes(compare(old, new)) == both("m", "return-type")


def test_an_api_that_was_renamed(tmp_path):
    """It is the same API, also where it mentions itself."""
    text = f"{HEAD}class API(Protocol):\n    def m(self, other: API) -> API: ...\n"
    found = compare(shape(text, tmp_path), shape(text.replace("API", "Renamed"), tmp_path, "Renamed"))
    assert codes(found) == both("", "not-decided", decided=False)
    assert {(each.member, each.hurts) for each in found.changes[1:]} == {("m", ())}
