"""The rest of a module in its stub: as faithful as the source, and no type that the source does not surely give."""

from __future__ import annotations

import ast
import sys
import textwrap

import pytest

from longshore.verification.environment import Environment
from longshore.verification.reading import Source, Sources
from longshore.verification.stubs.modules import module_stub
from tests.support import Site


def stub_of(text: str, site: Site, *, name: str = "host", file: str = "host.py") -> tuple[str, tuple[str, ...]]:
    """The stub of a module without its head, and the names that lost their types."""
    text = textwrap.dedent(text)
    (site.path / file).parent.mkdir(exist_ok=True)
    (site.path / file).write_text(text, encoding="utf-8")
    sources = Sources(Environment(sys.executable, sys.path))
    tree = ast.parse(text)
    made = module_stub(sources, Source(name, str(site.path / file), tree), tree, "stubs")
    ast.parse(made.text)
    *_, body = made.text.partition("# flake8: noqa\n")
    return body.strip("\n"), made.lost


SAME = [  # what a stub has as the source has it
    "import os",
    "import os.path as path, sys",
    "from collections.abc import Iterator as Each, Mapping",
    "from os import *",
    "def f(a, /, b: int, *c, d: str='x', e=None, **f: int) -> str: ...",
    "async def f(a: int) -> None: ...",
    "def f(a=-1, b=1.5, c=b'x', d=True): ...",
    "@one\n@two(3)\ndef f() -> int: ...",
    "x: int",
    "from typing import TypeAlias\nOld: TypeAlias = 'list[int]'",
    "Alias = list[int]",
    "Alias = int | None",
    "from collections.abc import Mapping\nAlias = Mapping[str, int]",
    "import ast\nAlias = ast.FunctionDef | ast.AsyncFunctionDef",
    "from typing import TypeVar\nT = TypeVar('T', bound='int')",
    "from typing import NewType\nUser = NewType('User', int)",
    "from collections import namedtuple\nPair = namedtuple('Pair', 'a b')",
    "import enum\nColor = enum.Enum('Color', 'RED BLUE')",
    "from typing import Final\nLIMIT: Final = 3",
    "from typing import Final\nLIMIT: Final = -3",
    "__all__ = ['a']\n__all__ += ['b']\n__all__.extend(['c'])",
    "import os\nenviron = os.environ",
    "def f() -> int: ...\ng = f",
    "import sys\nif sys.platform == 'win32':\n    import winreg",
    "def f() -> int: ...\nif f():\n    def g() -> int: ...\nelse:\n    def g() -> int: ...",
    "from typing import overload\n@overload\ndef f(a: int) -> int: ...\n@overload\ndef f(a: str) -> str: ...",
    "class A: ...",
    "@one\nclass A(int, metaclass=type): ...",
    "class A:\n    x: int\n    def f(self) -> int: ...\n    g = f\n    p = property(f)",
    "class A:\n    __slots__ = ('a', 'b')\n    __match_args__ = ('a',)",
    "class A:\n    class B:\n        x: int",
    "from typing import TypedDict\n\nclass A(TypedDict, total=False):\n    x: int",
    "from enum import Enum, auto\n\nclass A(Enum):\n    ONE = 1\n    TWO = auto()\n    BOTH = (1, -2)\n    _ignore_ = ['x']",
    "from dataclasses import dataclass, field\n\n@dataclass\nclass A:\n    x: int = field(default_factory=list, kw_only=True)",
]


@pytest.mark.parametrize("text", SAME)
def test_stays_as_it_is(text: str, site: Site) -> None:
    made, lost = stub_of(text, site)

    assert "".join(made.split("\n\n")) == "".join(text.split("\n\n")) or made.replace("\n\n", "\n") == text.replace(
        "\n\n", "\n"
    )
    assert lost == ()


CHANGED: list[tuple[str, str]] = [
    ('"""A docstring."""\nprint("x")\nassert True\npass\nx: int = 3', "x: int"),
    ("from __future__ import annotations\nx: 'A' = 3", "x: 'A'"),
    ("def f(a: list[int] = [1], b=len('x')) -> int:\n    return 3", "def f(a: list[int]=..., b=...) -> int: ..."),
    ("async def f() -> A:\n    yield 3", "def f() -> A: ..."),
    ("async def f() -> A:\n    def g():\n        yield 3\n    return g", "async def f() -> A: ..."),
    (
        (
            "from typing import overload\n@overload\ndef f(a: int) -> int: ...\n@overload\ndef f(a: str) -> str: ...\n"
            "def f(a):\n    return a"
        ),
        "from typing import overload\n@overload\ndef f(a: int) -> int: ...\n@overload\ndef f(a: str) -> str: ...",
    ),
    ("if __name__ == '__main__':\n    x = 3", ""),
    (
        "import sys\nif sys.platform == 'x':\n    x = 1\nelse:\n    x = 'a'",
        "import sys\nif sys.platform == 'x':\n    x: int\nelse:\n    x: str",
    ),
    ("import sys\nx = 3\nif sys.platform == 'x':\n    x = 1", "import sys\nx: int"),
    ("import os\nif os.name:\n    x = 1\nelse:\n    x = 2", "import os\nif os.name:\n    x: int"),
    ("import os\nif os.name:\n    print()\nelse:\n    y = 2", "import os\nif os.name:\n    pass\nelse:\n    y: int"),
    ("import os\nif os.name:\n    print()", "import os"),
    ("try:\n    import json\nexcept ImportError:\n    json = None", "import json"),
    (
        "try:\n    from gone import x\nexcept ImportError:\n    from json import loads as x\n    y = 3",
        "from json import loads as x\ny: int",
    ),
    ("try:\n    import gone, json\nexcept ImportError:\n    gone = 3", "gone: int\nimport gone, json"),
    ("try:\n    x = 1\nfinally:\n    y = 2", "x: int\ny: int"),
    ("for x in [1]:\n    y = 2", "from _typeshed import Incomplete\nx: Incomplete\ny: int"),
    ("with open('x') as (x, y):\n    z = 2", "from _typeshed import Incomplete\nx: Incomplete\ny: Incomplete\nz: int"),
    ("with open('x'):\n    z = 2", "z: int"),
    ("while True:\n    z = 2", "z: int"),
    ("match 3:\n    case 3:\n        z = 2", "z: int"),
    ("for i in [1]:\n    last = i\ndel i", "from _typeshed import Incomplete\nlast: Incomplete"),
    ("x = y = 3", "x: int\ny: int"),
    ("x, (y, *z) = 1, ('a', 3)", "from _typeshed import Incomplete\nx: int\ny: Incomplete\nz: Incomplete"),
    ("x, y = f()", "from _typeshed import Incomplete\nx: Incomplete\ny: Incomplete"),
    ("x, y = [1, 'a']", "x: int\ny: str"),
    ("x = 3\nx = 4", "x: int"),
    ("x = 3\nx = 'a'", "from _typeshed import Incomplete\nx: Incomplete"),
    ("x = None\nx = 'a'", "x: str | None"),
    ("x = None", "from _typeshed import Incomplete\nx: Incomplete | None"),
    ("x = 3\nx: float", "x: float"),
    ("x = 3\nx += 4\nx.y = 3\nx[0] = 3", "x: int"),
    (
        "from typing import Final\nx: Final = 3 * 4\ny: Final[int] = 3",
        "from typing import Final\nx: Final[int]\ny: Final[int]",
    ),
    ("def f():\n    return 3\nf = g(f)", "def f(): ..."),
    ("x = y\n", "from _typeshed import Incomplete\nx: Incomplete"),
    ("from .sub import a as b, c\nfrom . import d", "from .sub import a as b, c as c\nfrom . import d as d"),
    ("from host.sub import a\nfrom other import b", "from host.sub import a as a\nfrom other import b"),
    ("from host.sub import *", "from host.sub import *"),
    ("__all__ = []\nfrom host.sub import a", "__all__ = []\nfrom host.sub import a"),
]


@pytest.mark.parametrize(("text", "expected"), CHANGED)
def test_is_written_without_what_only_runs(text: str, expected: str, site: Site) -> None:
    assert stub_of(text, site)[0].replace("\n\n", "\n") == expected


TYPES = {
    "1": "int", "1.5": "float", "1j": "complex", "'x'": "str", "b'x'": "bytes", "True": "bool", "f'{x}'": "str",
    "-1": "int", "+1.5": "float", "-'x'": "", "not x": "bool", "x is None": "bool", "1 in x": "bool", "x == 1": "", "...": "",
    "1 + 2": "int", "1 * 2.5": "float", "1 / 2": "float", "1 << 2": "int", "1.5 << 2": "", "2 ** -1": "", "'a' + 'b'": "str",
    "'a' % x": "str", "'a' * 3": "", "1 + x": "", "1 if x else 2": "int", "1 if x else 'a'": "",
    "(1, 'a')": "tuple[int, str]", "()": "tuple[()]", "(1, x)": "", "[1, 2]": "list[int]", "[]": "", "[1, 'a']": "",
    "{1}": "set[int]", "{'a': 1}": "dict[str, int]", "{'a': 1, **x}": "", "{}": "", "[[1]]": "list[list[int]]",
    "[x for x in y]": "", "lambda: 3": "", "str(x)": "str", "int('3')": "int", "object()": "object", "len(x)": "",
    "list()": "", "dict(a=1)": "", "frozenset({1})": "frozenset[int]", "list([1, 2])": "list[int]", "set([])": "",
    "re.compile('x')": "re.Pattern[str]", "re.compile(x)": "", "re.compile": "=", "logging.getLogger()": "logging.Logger",
    "Plain(1)": "Plain", "Child()": "Child", "Color('x')": "Color", "Made()": "Made", "Listed()": "Listed", "Odd()": "",
    "Box(1)": "", "BoxOfInt(1)": "BoxOfInt", "Hooked()": "", "Metaclassed()": "", "Decorated()": "", "Abstract()": "Abstract",
    "Unknown()": "", "pathlib.Path('x')": "pathlib.Path", "collections.OrderedDict()": "", "collections.Counter()": "",
    "threading.Thread()": "threading.Thread", "Plain.Inner()": "", "made()": "Plain", "made()()": "", "made_of(1)": "", "bare()": "",
    "guard(1)": "", "cached()": "", "Plain.make()": "", "x.y": "", "x[0]": "", "Error('x')": "Error",
}  # fmt: skip
KNOWN = """
import abc, collections, enum, functools, logging, pathlib, re, threading
from dataclasses import dataclass
from typing import Generic, TypeGuard, TypeVar
from elsewhere import decorate, Base
T = TypeVar("T")
class Plain:
    class Inner: ...
    @classmethod
    def make(cls) -> int: ...
class Child(Plain): ...
class Color(enum.Enum):
    RED = 1
@dataclass
class Made: ...
class Listed(list): ...
class Odd(Base): ...
class Box(Generic[T]): ...
class BoxOfInt(Box[int]): ...
class Hooked:
    __class_getitem__ = classmethod(list)
class Metaclassed(metaclass=decorate): ...
@decorate
class Decorated: ...
class Abstract(metaclass=abc.ABCMeta): ...
class Error(ValueError): ...
def made() -> Plain: ...
def made_of(x: T) -> T: ...
def bare(): ...
def guard(x: object) -> TypeGuard[int]: ...
@functools.cache
def cached() -> int: ...
"""


@pytest.mark.parametrize("value", TYPES)
def test_the_type_of_a_value(value: str, site: Site) -> None:
    """Only what is sure; the others are told."""
    made, lost = stub_of(f"{KNOWN}\nVALUE = {value}\n", site)

    last = made.splitlines()[-1]
    if TYPES[value] == "=":
        assert (last, lost) == (f"VALUE = {value}", ())
    else:
        assert last == f"VALUE: {TYPES[value] or 'Incomplete'}"
        assert lost == (() if TYPES[value] else ("VALUE",))


CLASSES: list[tuple[str, str]] = [
    ('class A:\n    """Doc."""\n    print()', "class A: ..."),
    ("class A:\n    x: int = 3\n    y = 3\n    def f(self) -> int:\n        return 3",
     "class A:\n    x: int\n    y: int\n    def f(self) -> int: ..."),
    ("class A:\n    __hash__ = None",
     "from typing import ClassVar\nclass A:\n    __hash__: ClassVar[None]  # type: ignore[assignment]"),
    ("class A:\n    import os\n    x = staticmethod(len)\n    y = os\n    z = A.b\n",
     "from _typeshed import Incomplete\nclass A:\n    import os\n    x = staticmethod(len)\n    y: Incomplete\n    z: Incomplete"),
    ("class A:\n    x = 1\n    y = x\nclass B(A):\n    x = 2\n    z = 3",
     "class A:\n    x: int\n    y = x\nclass B(A):\n    z: int"),
    ("class A:\n    x: float = 1\nclass B(A):\n    x: int = 2", "class A:\n    x: float\nclass B(A):\n    x: int"),
    ("class A:\n    def f(self): ...\n    if True:\n        def g(self): ...",
     "class A:\n    def f(self): ...\n    if True:\n        def g(self): ..."),
    ("from enum import Enum\nclass A(Enum):\n    ONE = 1 + 1\n    x: int\n    __y = 3\n    z, w = 1, f()",
     "from typing import ClassVar\nfrom enum import Enum\nclass A(Enum):\n    ONE = ...\n    x: int\n    __y: ClassVar[int]\n    z = 1\n    w = ..."),
    ("from enum import Enum\nclass A(Enum):\n    def __init__(self, x: int) -> None:\n        self.x = x",
     "from enum import Enum\nclass A(Enum):\n    x: int\n    def __init__(self, x: int) -> None: ..."),
    ("from enum import IntEnum\nclass B(IntEnum): ...\nclass A(B):\n    ONE = -1",
     "from enum import IntEnum\nclass B(IntEnum): ...\nclass A(B):\n    ONE = -1"),
    ("from typing import NamedTuple\nclass A(NamedTuple):\n    x: int = 3\nclass B(A):\n    y: int = 3",
     "from typing import NamedTuple\nclass A(NamedTuple):\n    x: int = ...\nclass B(A):\n    y: int"),
    ("from typing import TypedDict\nclass A(TypedDict):\n    x: int\nclass B(A):\n    y: int",
     "from typing import TypedDict\nclass A(TypedDict):\n    x: int\nclass B(A):\n    y: int"),
    (("from dataclasses import dataclass\nfrom typing import ClassVar\n@dataclass(frozen=True)\nclass A:\n    x: int = 3\n"
     "    y: ClassVar[int] = 3\n    z = 3\n    w: list[int] = make()"),
     ("from dataclasses import dataclass\nfrom typing import ClassVar\n@dataclass(frozen=True)\nclass A:\n    x: int = ...\n"
     "    y: ClassVar[int]\n    z: ClassVar[int]\n    w: list[int] = ...")),
    ("from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\n    def __post_init__(self):\n        self.y = 3",
     ("from dataclasses import field\nfrom dataclasses import dataclass\n@dataclass\nclass A:\n    x: int\n"
     "    def __post_init__(self): ...\n    y: int = field(init=False)")),
    ("from attrs import define\n@define\nclass A:\n    x: int = 3\n    def f(self):\n        self.y = 3",
     "from attrs import define\n@define\nclass A:\n    x: int = ...\n    def f(self): ..."),
    ("from host_models import Model, table\nclass A(Model):\n    x: int = 3\nclass B(A):\n    y: int = 3\n@table('x')\nclass C:\n    z: int = 3",
     "from host_models import Model, table\nclass A(Model):\n    x: int = ...\nclass B(A):\n    y: int = ...\n@table('x')\nclass C:\n    z: int = ..."),
    ("from host_models import Meta\nclass A(metaclass=Meta):\n    x: int = 3", "from host_models import Meta\nclass A(metaclass=Meta):\n    x: int = ..."),
    ("from gone import Base\nclass A(Base):\n    x: int = 3\n    y = 3", "from gone import Base\nclass A(Base):\n    x: int\n    y: int"),
]  # fmt: skip
MODELS = """
from typing_extensions import dataclass_transform
@dataclass_transform()
class Meta(type): ...
class Model(metaclass=Meta): ...
@dataclass_transform()
def table(name: str): ...
"""


@pytest.mark.parametrize(("text", "expected"), CLASSES)
def test_classes(text: str, expected: str, site: Site) -> None:
    (site.path / "host_models.py").write_text(MODELS, encoding="utf-8")

    assert stub_of(text, site)[0].replace("\n\n", "\n") == expected


def test_attributes_that_would_be_parameters_of_a_constructor_are_told(site: Site) -> None:
    assert stub_of("from attrs import define\n@define\nclass A:\n    def f(self):\n        self.y = 3\n", site)[1] == (
        "A.y",
    )


ATTRIBUTES: dict[str, str] = {
    "self.x = 3": "x: int",
    "self.x: int = f()": "x: int",
    "self.x: Final = 3": "x: Final[int]",
    "self.x: Final = f()": "x: Incomplete",
    "self.x: Final[int] = f()": "x: Final[int]",
    "self.x: int": "x: int",
    "self.x = number": "x: int",
    "self.x = text": "x: 'str | None'",
    "self.x = bare": "x: Incomplete",
    "self.x = rest": "x: tuple[int, ...]",
    "self.x = more": "x: dict[str, int]",
    "self.x = generic": "x: Incomplete",
    "self.x = quoted": "x: Incomplete",
    "self.x = elsewhere": "x: Incomplete",
    "self.x = T": "x: Incomplete",
    "self.x = f()": "x: Incomplete",
    "self.x = None": "x: Incomplete",
    "self.x = None\n        self.x = 3": "x: int | None",
    "self.x = 3\n        self.x = 'a'": "x: Incomplete",
    "text = text or 'a'\n        self.x = text": "x: Incomplete",
    "if text is None:\n            text = 'a'\n        self.x = text": "x: Incomplete",
    "self.x = text or 'a'": "x: Incomplete",
    "assert text\n        self.x = text": "x: Incomplete",
    "match text:\n            case None: ...\n        self.x = text": "x: Incomplete",
    "if number:\n            self.x = 3": "x: int",
    "self.x, self.y = 3, 'a'": "x: int\n    y: str",
    "self.x = self.y = 3": "x: int\n    y: int",
    "for self.x in []: ...": "x: Incomplete",
    "with f() as self.x: ...": "x: Incomplete",
    "self.x.y = 3\n        self.x = 3\n        other.z = 3": "x: int",
    "def inner():\n            self.x = 3": "",
    "self.str = 'a'": "str: builtins.str",
    "self.known = 3": "",
}


@pytest.mark.parametrize("body", ATTRIBUTES)
def test_attributes_that_methods_bind(body: str, site: Site) -> None:
    head = "from typing import Final, TypeVar\nT = TypeVar('T')\nclass A:\n"
    parameters = "self, number: int, text: 'str | None', generic: T, quoted: 'list[T]', bare, *rest: int, **more: int"
    text = f"{head}    known: float\n    def method({parameters}) -> None:\n        {body}\n"

    made, _ = stub_of(text, site)

    before = made[: made.index("    known: float")]
    found = before[before.index("class A:") :].removeprefix("class A:").strip()
    assert found == ATTRIBUTES[body]


def test_attributes_of_a_generic_class_keep_its_variables(site: Site) -> None:
    text = """
        from typing import Generic, TypeVar
        T = TypeVar("T")
        class A(Generic[T]):
            def __init__(self, x: T, y: "list[T]") -> None:
                self.x = x
                self.y = y
    """

    assert "    x: T\n    y: 'list[T]'\n" in stub_of(text, site)[0]


def test_only_methods_of_an_object_bind_its_attributes(site: Site) -> None:
    text = """
        class A:
            def __new__(cls, x: int):
                cls.a = 3
            @classmethod
            def make(cls) -> int:
                cls.b = 3
            @staticmethod
            def add(x: int) -> int:
                x.c = 3
            def no() -> int:
                x.d = 3
            def any(*args: int) -> int:
                args.e = 3
            @property
            def f(self) -> int:
                self.f = 3
                self._f = 3
    """

    assert stub_of(text, site)[0].startswith("class A:\n    _f: int\n    def __new__(cls, x: int): ...\n")


def test_attributes_that_bases_have_stay_theirs(site: Site) -> None:
    text = """
        class Top:
            def __init__(self) -> None:
                self.top = 3
        class Middle(Top):
            declared: float
            def method(self) -> None: ...
        class Bottom(Middle, Unknown):
            def __init__(self) -> None:
                self.top = self.declared = self.method = self.own = 3
    """

    assert stub_of(text, site)[0].endswith(
        "class Bottom(Middle, Unknown):\n    own: int\n    def __init__(self) -> None: ..."
    )


def test_classes_that_are_their_own_bases_end(site: Site) -> None:
    text = "class A(B):\n    x = 3\nclass B(A):\n    y = 3\n"

    assert stub_of(text, site)[0] == "class A(B): ...\n\nclass B(A): ..."


def test_an_attribute_with_the_name_of_a_type_does_not_hide_it(site: Site) -> None:
    text = """
        class A:
            def __init__(self, type: int) -> None:
                self.type = type
            def make(self, kind: type[int], *rest: "type") -> type[int]: ...
    """

    assert stub_of(text, site)[0] == (
        "import builtins\n\nclass A:\n    type: int\n    def __init__(self, type: int) -> None: ...\n"
        "    def make(self, kind: builtins.type[int], *rest: 'type') -> builtins.type[int]: ..."
    )


def test_a_package_offers_what_it_imports_from_itself(site: Site) -> None:
    made, _ = stub_of(
        "from . import a\nfrom .b import c\nfrom host.d import e\nimport os\n", site, file="host/__init__.py"
    )

    assert made == "from . import a as a\nfrom .b import c as c\nfrom host.d import e as e\nimport os"


if sys.version_info >= (3, 12):

    def test_type_parameters(site: Site) -> None:
        text = "type Alias[T] = list[T]\nclass A[T](B[T]):\n    def f[U](self, x: U) -> T: ...\n"

        assert stub_of(text, site)[0] == (
            "type Alias[T] = list[T]\n\nclass A[T](B[T]):\n    def f[U](self, x: U) -> T: ..."
        )

    def test_the_type_of_a_value_of_a_generic_class_is_not_told(site: Site) -> None:
        text = "class A[T]:\n    def __init__(self, x: T) -> None: ...\ndef f[T](x: T) -> T: ...\na = A(1)\nb = f(1)\n"

        assert stub_of(text, site)[1] == ("a", "b")
