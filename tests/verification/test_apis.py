"""The API of a namespace, as it is read from the text of the host that declares it."""

from __future__ import annotations

import sys

import pytest

from longshore.verification.apis import Api, Unreadable
from tests.verification.support import api_of

HEAD = """\
import typing as t
from typing import Annotated, Any, Callable, Generic, Literal, Optional, Protocol, Self, TypeAlias, TypeVar, Union
from longshore import ExtensionPoint
T = TypeVar("T")
class A(Protocol):
    def f(self) -> int: ...
class S(Protocol[T]):
    def get(self) -> T: ...
"""


def made(api: str, before: str = "") -> str:
    return f'{HEAD}{before}point = ExtensionPoint("n.s", {api})\n'


CALLS = "class F(Protocol):\n    {}\n"
# source, and what is read of it: the type, what must be imported, what calling it gives, the first member
READ: dict[str, tuple[str, str, set[str], str | None, str]] = {
    "a Protocol": (made("A"), "host_api.A", {"host_api"}, None, "f"),
    "by keyword": (f'{HEAD}point = ExtensionPoint(api=A, namespace="n.s")', "host_api.A", {"host_api"}, None, "f"),
    "subscripted": (f'{HEAD}point = ExtensionPoint[A]("n.s", A)', "host_api.A", {"host_api"}, None, "f"),
    "annotated": (f'{HEAD}point: t.Final = ExtensionPoint("n.s", A)', "host_api.A", {"host_api"}, None, "f"),
    "chained": (f'{HEAD}point = other = ExtensionPoint("n.s", A)', "host_api.A", {"host_api"}, None, "f"),
    "bound again": (made("A", "point = None\n"), "host_api.A", {"host_api"}, None, "f"),
    "changed in place": (f"{made('A')}point += 1\npoint.x = 2\n", "host_api.A", {"host_api"}, None, "f"),
    "generic": (made("S[int]"), "host_api.S[int]", {"host_api"}, None, "get"),
    "type[]": (made("type[A]"), "type[host_api.A]", {"host_api"}, "host_api.A", "f"),
    "Type[]": (made("t.Type[A]"), "typing.Type[host_api.A]", {"host_api", "typing"}, "host_api.A", "f"),
    "Callable": (
        made('Callable[[str, A], "A"]'), "typing.Callable[[str, host_api.A], host_api.A]",
        {"host_api", "typing"}, "host_api.A", "f",
    ),
    "Callable by another name": (
        made("C[..., A]", "from collections.abc import Callable as C\n"), "collections.abc.Callable[..., host_api.A]",
        {"host_api", "collections.abc"}, "host_api.A", "f",
    ),
    "Callable of a type variable": (
        made("Callable[[T], T]"), "typing.Callable[[host_api.T], host_api.T]", {"host_api", "typing"}, None, "",
    ),
    "another generic": (made("list[A]"), "list[host_api.A]", {"host_api"}, None, ""),
    "a union": (made("A | S[int] | None"), "host_api.A | host_api.S[int] | None", {"host_api"}, None, ""),
    "Union": (made("Union[A, S[str]]"), "typing.Union[host_api.A, host_api.S[str]]", {"host_api", "typing"}, None, ""),
    "Optional": (made("t.Optional[A]"), "typing.Optional[host_api.A]", {"host_api", "typing"}, None, ""),
    "Annotated": (made('Annotated[A, "why"]'), "host_api.A", {"host_api", "typing"}, None, ""),
    "Literal": (made('Literal["A", "b"]'), "typing.Literal['A', 'b']", {"typing"}, None, ""),
    "object": (made("object"), "object", set(), None, ""),
    "Any": (made("Any"), "typing.Any", {"typing"}, None, ""),
    "a text": (made('"A"'), "host_api.A", {"host_api"}, None, "f"),
    "a text in a text": (made("\"'A'\""), "host_api.A", {"host_api"}, None, "f"),
    "a generic as text": (made('"S[int]"'), "host_api.S[int]", {"host_api"}, None, "get"),
    "an alias": (made("B", "B = A\n"), "host_api.B", {"host_api"}, None, ""),
    "an alias said to be one": (made("B", 'B: TypeAlias = "Callable[[str], A]"\n'), "host_api.B", {"host_api"}, None, ""),
    "a nested class": (
        made("O.Api", "class O:\n    class Api(Protocol):\n        x: int\n"), "host_api.O.Api", {"host_api"}, None, "x",
    ),
    "a name that hides the language's own": (
        made("type[int]", "class int: ...\n"), "type[host_api.int]", {"host_api"}, "host_api.int", "",
    ),
    "a property": (
        made("F", CALLS.format("@property\n    def x(self) -> int: ...")), "host_api.F", {"host_api"}, None, "x",
    ),
    "a callback": (
        made("F", CALLS.format('def __call__(self) -> "A": ...')), "host_api.F", {"host_api"}, "host_api.A", "f",
    ),
    "a callback of a library's type": (
        made("F", CALLS.format("def __call__(self) -> t.Sized: ...")), "host_api.F", {"host_api"}, "typing.Sized", "",
    ),
    "a callback that says nothing": (
        made("F", CALLS.format("def __call__(self): ...")), "host_api.F", {"host_api"}, None, "",
    ),
    "an async callback": (
        made("F", CALLS.format("async def __call__(self) -> A: ...")), "host_api.F", {"host_api"}, None, "",
    ),
    "an overloaded callback": (
        made("F", CALLS.format("@t.overload\n    def __call__(self) -> A: ...")), "host_api.F", {"host_api"}, None, "",
    ),
    "Self": (made("F", CALLS.format("def __call__(self) -> Self: ...")), "host_api.F", {"host_api"}, None, ""),
    "a type variable": (
        made("F", CALLS.format("def __call__(self, x: T) -> list[T]: ...")), "host_api.F", {"host_api"}, None, "",
    ),
    "a generic callback": (
        made("F[[int]]", 'P = t.ParamSpec("P")\nclass F(Protocol[P]):\n    def __call__(self, *a: P.args) -> A: ...\n'),
        "host_api.F[[int]]", {"host_api"}, None, "",
    ),
    "a class that is no Protocol": (
        made("F", "class F:\n    def __call__(self) -> A: ...\n"), "host_api.F", {"host_api"}, None, "",
    ),
    "a Protocol with bases": (made("F", "class F(A, Protocol):\n    x: int\n"), "host_api.F", {"host_api"}, None, ""),
    "one of two, the last": (
        f'{HEAD}import sys\nif sys.x: point = ExtensionPoint("n.s", S[int])\nelse: point = ExtensionPoint("n.s", A)\n',
        "host_api.A", {"host_api"}, None, "f",
    ),
    "of another module": (
        ("import longshore as ls\nimport logging.handlers\nfrom os import PathLike as P\n"
        'point = ls.ExtensionPoint("n.s", logging.handlers.SocketHandler | P[str])\n'),
        "logging.handlers.SocketHandler | os.PathLike[str]", {"logging", "logging.handlers", "os"}, None, "",
    ),
    "a module of a library": (
        'import longshore\nfrom logging import handlers\npoint = longshore.ExtensionPoint("n.s", handlers.SocketHandler)\n',
        "logging.handlers.SocketHandler", {"logging.handlers"}, None, "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", READ)
def test_the_api_of_a_point_is_read(case, tmp_path):
    """As an expression that can stand in any module."""
    source, text, modules, result, first = READ[case]

    api = api_of(tmp_path, source)

    assert isinstance(api, Api), api.reason
    assert (api.type.text, set(api.type.modules)) == (text, modules)
    assert (api.result.type.text if api.result else None) == result
    assert api.first_member == first
    assert api.namespace == "n.s"


PUBLISHED = {
    "a class": (f"{HEAD}point = 1\n", "A", "host_api.A", None),
    "an alias": (f"{HEAD}B: TypeAlias = Callable[[str], A]\n", "B", "host_api.B", "host_api.A"),
    "an alias of a union": (f"{HEAD}B = A | None\n", "B", "host_api.B", None),
    "a class inside": (f"{HEAD}class O:\n    class I: ...\n", "O.I", "host_api.O.I", None),
}


@pytest.mark.parametrize("case", PUBLISHED)
def test_an_api_may_be_published_without_a_point(case, tmp_path):
    """The host need not know longshore; whose namespace it is, only the entry point says."""
    source, attr, text, result = PUBLISHED[case]

    api = api_of(tmp_path, source, attr)

    assert isinstance(api, Api), api.reason
    assert api.type.text == text
    assert (api.result.type.text if api.result else None) == result
    assert api.namespace == ""


POINT = 'from longshore import ExtensionPoint\nclass Api: ...\npoint = ExtensionPoint("n.s", Api)\n'
ELSEWHERE: dict[str, tuple[str, dict[str, str], str]] = {
    "re-exported": ("from inner.deep import point as point", {"inner__deep": POINT}, "inner.deep.Api"),
    "re-exported by a package": ("from inner import point", {"inner__a": POINT, "inner": "from .a import *"}, "inner.a.Api"),
    "twice under other names": (
        "from inner import second as point",
        {"inner__a": POINT, "inner__b": "from .a import point as first", "inner": "from .b import first as second"},
        "inner.a.Api",
    ),
    "as an attribute": ("import inner.a as z\npoint = z.point", {"inner__a": POINT}, "inner.a.Api"),
    "of a submodule": ("from inner import a as mine", {"inner__a": POINT}, "inner.a.Api"),
    "lazily": (
        "from inner import point",
        {"inner__a": POINT, "inner": "def __getattr__(name): ...\nif TYPE_CHECKING:\n    from .a import point as point\n"},
        "inner.a.Api",
    ),
    "an api for type checkers only": (
        'from longshore import ExtensionPoint\nif TYPE_CHECKING:\n    from inner.a import Api\npoint = ExtensionPoint("n.s", "Api")',
        {"inner__a": POINT}, "inner.a.Api",
    ),
    "an api that may be missing": (
        ('from longshore import ExtensionPoint\ntry:\n    from inner.a import Api\nexcept ImportError:\n    Api = object\n'
        'point = ExtensionPoint("n.s", Api)'),
        {"inner__a": POINT}, "host_api.Api",
    ),
    "of a star": (
        'from longshore import *\nfrom inner.a import *\npoint = ExtensionPoint("n.s", Api)', {"inner__a": POINT},
        "inner.a.Api",
    ),
    "relative": (
        "from inner.sub.leaf import point",
        {"inner__a": POINT, "inner__sub__leaf": (
            "from longshore import ExtensionPoint\nfrom ..a import Api\nfrom .. import a as z\n"
            'point = ExtensionPoint("n.s", Api | z.Api)'
        )},
        "inner.a.Api | inner.a.Api",
    ),
    "of two imports": (
        'import inner.a\nimport inner.b\nfrom longshore import ExtensionPoint\npoint = ExtensionPoint("n.s", inner.a.Api)',
        {"inner__a": POINT, "inner__b": ""}, "inner.a.Api",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ELSEWHERE)
def test_points_and_apis_are_followed_through_modules(case, tmp_path):
    """To where they are made; what has to be imported is there."""
    source, modules, text = ELSEWHERE[case]

    api = api_of(tmp_path, source, "mine.point" if "mine" in source else "point", **modules)

    assert isinstance(api, Api), api.reason
    assert api.type.text == text
    for name in text.split(" | "):
        assert name.rpartition(".")[0] in api.type.modules


UNREADABLE = {
    "a function's": (
        f'{HEAD}def make(): return ExtensionPoint("n.s", A)\npoint = make()',
        "unreadable-api",
        "is make()",
    ),
    "a function's own": (
        f'{HEAD}def make():\n    point = ExtensionPoint("n.s", A)',
        "no-such-attribute",
        "no attribute",
    ),
    "of another class": (f'{HEAD}point = dict("n.s", A)', "unreadable-api", "is dict('n.s', A)"),
    "of a subclass": (f'{HEAD}class Mine(ExtensionPoint): ...\npoint = Mine("n.s", A)', "unreadable-api", "is Mine("),
    "without an API": (f'{HEAD}point = ExtensionPoint("n.s")', "unreadable-api", "names no API"),
    "of given arguments": (f"{HEAD}point = ExtensionPoint(*x)", "unreadable-api", "names no API"),
    "of given settings": (f"{HEAD}point = ExtensionPoint(**x)", "unreadable-api", "names no API"),
    "an unknown name": (made("Nope"), "unreadable-api", "Nope in "),
    "a broken text": (made('"A["'), "unreadable-api", "'A[' in "),
    "one of several": (
        f'{HEAD}point, other = ExtensionPoint("n.s", A), 1',
        "unreadable-api",
        "ExtensionPoint('n.s', A), 1",
    ),
    "in an expression": (f'{HEAD}print(point := ExtensionPoint("n.s", A))', "unreadable-api", "is print("),
    "perhaps": (f'{HEAD}point = ExtensionPoint("n.s", A) if A else None', "unreadable-api", "can't be read"),
    "a function": ("def point(): ...", "unreadable-api", "is a function, not an API"),
    "a loop's": ("for point in (): ...", "unreadable-api", "is a value, not an API"),
    "a module that is broken": ("def (", "unreadable-api", "can't be told from the text of"),
    "a module that makes its names": ("def __getattr__(name): ...", "unreadable-api", "made when it runs"),
    "itself": ("from host_api import point as point", "unreadable-api", "can't be told from the text"),
    "nothing": ("x = 1", "no-such-attribute", "'host_api' has no attribute 'point'"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_says_why(case, tmp_path):
    """The API is not guessed."""
    source, code, reason = UNREADABLE[case]

    api = api_of(tmp_path, source)

    assert isinstance(api, Unreadable)
    assert api.code == code
    assert reason in api.reason


@pytest.mark.parametrize("source", ["point = other\nother = point", "import nothing\npoint = nothing.point"])
def test_a_name_that_leads_nowhere_is_left_to_the_type_checkers(source, tmp_path):
    """They say what is wrong with it as a type."""
    api = api_of(tmp_path, source)
    assert isinstance(api, Api)
    assert api.type.text in {"host_api.point", "host_api.other"}


def test_a_module_is_no_api(tmp_path):
    """A target without an attribute."""
    api = api_of(tmp_path, "x = 1", "")
    assert isinstance(api, Unreadable)
    assert "is a module, not an API" in api.reason


NEW = {
    "an alias": (made("B", "type B = Callable[[str], A]\n"), "point", "host_api.B", None),
    "an alias published": (f"{HEAD}type B = Callable[[str], A]\n", "B", "host_api.B", "host_api.A"),
    "a generic class": (made("G[int]", "class G[X](Protocol):\n    def f(self) -> X: ...\n"), "point", "host_api.G[int]", None),
    "a generic callback": (
        made("G", CALLS.format("def __call__[X](self, x: X) -> X: ...").replace("F", "G")), "point", "host_api.G", None,
    ),
    "a generic class that is called": (
        made("G", "class G[X](Protocol):\n    def __call__(self) -> X: ...\n"), "point", "host_api.G", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NEW)
def test_the_syntax_of_3_12_is_read_by_pythons_that_know_it(case, tmp_path):
    """An older one says that it can't."""
    source, attr, text, result = NEW[case]

    api = api_of(tmp_path, source, attr)

    if sys.version_info < (3, 12):
        assert isinstance(api, Unreadable)
        assert "not the syntax of this Python" in api.reason
    else:
        assert isinstance(api, Api), api.reason
        assert api.type.text == text
        assert (api.result.type.text if api.result else None) == result
