"""The stub of a plugin, as text: what is written for which API, and for which there is none."""

from __future__ import annotations

import sys

import pytest

from longshore.verification.apis import Api
from longshore.verification.errors import ApiUnimplementable
from longshore.verification.implementing.shapes import implementation
from longshore.verification.reading import Sources
from tests.verification.support import api_of, environment, written

HEAD = """
import abc, datetime, os, typing, typing as t
from abc import ABC, ABCMeta, abstractmethod
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar, Final, Generic, Literal, NamedTuple, ParamSpec, Protocol, TypeVar, final, overload
from typing_extensions import Self
from longshore import ExtensionPoint
T = TypeVar("T"); P = ParamSpec("P")
class Item(Protocol):
    def run(self) -> int: ...
"""


def stub(folder, source: str, attr: str = "point", **modules: str):
    """The stub for ``point`` of a host's module."""
    api = api_of(folder, HEAD + source, attr, **modules)
    assert isinstance(api, Api), api
    return implementation(Sources(environment(folder)), api, "mine")


def text(folder, source: str, attr: str = "point", **modules: str) -> str:
    """Imports and definitions."""
    made = stub(folder, source, attr, **modules)
    return "\n".join([*made.imports, *made.lines])


def members(folder, body: str, bases: str = "Protocol") -> str:
    """What is written for the body of a class, without the class itself."""
    lines = "".join(f"    {each}\n" for each in body.splitlines())
    made = stub(folder, f"class Api({bases}):\n{lines}\npoint = ExtensionPoint('n.s', Api)")
    inner = [each.removeprefix("    ") for each in made.lines[3:-3]]
    return "\n".join(
        [*made.imports, *(each for each in inner if "See host_api" not in each and "raise Not" not in each)]
    )


def test_a_whole_stub(tmp_path):
    """Imports of the library first; each member with its signature; one object."""
    source = '''
class Api(Protocol):
    """Does it all.

    In more words.
    """
    size: "int"
    day: datetime.date
    def run(self, item: "Item", *, path: "os.PathLike[str]") -> Iterator[str]:
        """Run it."""
point = ExtensionPoint("n.s", Api)
'''
    assert text(tmp_path, source) == (
        "from collections.abc import Iterator\n"
        "from datetime import date\n"
        "from os import PathLike\n"
        "\n"
        "from host_api import Item\n"
        "class Mine:\n"
        '    """Does it all."""\n'
        "\n"
        "    size: int  # set it\n"
        "    day: date  # set it\n"
        "\n"
        "    def run(self, item: Item, *, path: PathLike[str]) -> Iterator[str]:\n"
        '        """Run it."""\n'
        "        raise NotImplementedError\n"
        "\n"
        "\n"
        "mine = Mine()"
    )


def test_overloads_say_their_docstring_once(tmp_path):
    """Wherever it stands."""
    body = (
        "@overload\ndef get(self, key: str) -> str: ...\n@overload\ndef get(self, key: int) -> int:\n    '''Get it.'''"
    )
    assert members(tmp_path, body) == (
        "from typing import overload\n"
        "@overload\ndef get(self, key: str) -> str: ...\n@overload\ndef get(self, key: int) -> int: ...\n"
        'def get(self, *args: object, **kwargs: object) -> object:\n    """Get it."""'
    )


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("a: int = 3", "a: int = 3"),
        ("a: str = 'it\\'s'", 'a: str = "it\'s"'),
        ("a: tuple[int, ...] = (1, -2)", "a: tuple[int, ...] = (1, -2)"),
        ("a: int = ...", "a: int | None = None"),
        ("a: int = int('3')", "a: int | None = None"),
        ("a: int = unknown", "a: int | None = None"),
        ("a: int = None", "a: int | None = None"),
        ("a: 'None | int' = ...", "a: None | int = None"),
        ("a: object = ...", "a: object = None"),
        ("a: 'typing.Optional[int]' = ...", "a: Optional[int] = None"),
        ("a: 'typing.Union[int, None]' = ...", "a: Union[int, None] = None"),
        ("a: 'typing.Union[int, str]' = ...", "a: Union[int, str] | None = None"),
        ("a=3", "a: object = 3"),
        ("*a: int", "*a: int"),
        ("*a: *tuple[int, str]", "*a: *tuple[int, str]"),
        ("a: int, /", "a: int, /"),
        ("**a: int", "**a: int"),
    ],
)
def test_parameters(tmp_path, written, made):
    """Defaults are the API's own; where it does not tell one, it is None, and None is taken."""
    assert (
        members(tmp_path, f"def run(self, {written}) -> None: ...").splitlines()[-1]
        == f"def run(self, {made}) -> None:"
    )


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("a: int", "a: int  # set it"),
        ("a: Final[int] = 3", "a: Final[int] = 3"),
        ("a: Final[int]", "a: int  # set it"),
        ("a = b = 3", "a = 3\nb = 3"),
        ("a: 'Literal[\"x\"]'", "a: Literal['x']  # set it"),
        ("a: ClassVar[int]\nitem.a = 3\ndef run(self) -> int: ...\nrun_too = run", "a: ClassVar[int]  # set it\n\ndef run(self) -> int:\n\nrun_too = run"),
    ],
)  # fmt: skip
def test_attributes(tmp_path, written, made):
    """With the value that the API gives them, without one where it gives none."""
    assert members(tmp_path, written).endswith(made)


def test_names_that_mean_something_else(tmp_path):
    """The plugin's own, the members', and those of two modules."""
    source = """
from first import Thing
from second import Thing as Other
class Mine(Protocol): ...
class Api(Protocol):
    int: "Thing"
    def run(self, mine: Mine, other: Other) -> "list[int]": ...
point = ExtensionPoint("n.s", Api)
"""
    thing = "class Thing: ...\n"
    made = text(tmp_path, source, first=thing, second=thing)
    assert made.startswith("import builtins\n\nimport host_api\nimport second\nfrom first import Thing\n")
    assert "    int: Thing  # set it\n" in made
    assert "def run(self, mine: host_api.Mine, other: second.Thing) -> list[builtins.int]:\n" in made


def test_what_only_type_checkers_have_is_imported_for_them(tmp_path):
    """A stub without a module, and typeshed's own."""
    source = """
from typed import Thing, LIMIT
from _typeshed import SupportsRead
class Api(Protocol):
    def run(self, source: "SupportsRead[str]", thing: Thing, limit: int = LIMIT) -> None: ...
point = ExtensionPoint("n.s", Api)
"""
    written(tmp_path, {"typed.pyi": "LIMIT: int\nclass Thing: ...\n"})
    assert text(tmp_path, source).split("class Mine")[0] == (
        "from typing import TYPE_CHECKING\n\n"
        "from typed import LIMIT\n\n"
        "if TYPE_CHECKING:\n"
        "    from _typeshed import SupportsRead\n    from typed import Thing\n"
    )


def test_a_class_is_derived_from(tmp_path):
    """With the arguments of a generic one; only what is abstract is written; what was implemented is not."""
    source = """
class Base(Generic[T], metaclass=abc.ABCMeta):
    @abstractmethod
    def run(self) -> T: ...
    @abstractmethod
    def walk(self) -> T: pass
    def help(self) -> str: return ""
class Api(Base[int]):
    def walk(self) -> int: return 1
    name: str
point = ExtensionPoint("n.s", Api)
generic = ExtensionPoint("n.s", Base)
made = ExtensionPoint("n.s", Callable[[], Base[str]])
error = ExtensionPoint("n.s", Failure)
class Failure(Exception): ...
"""
    made = text(tmp_path, source)
    assert "class Mine(Api):" in made
    assert "def run(self) -> int:" in made
    assert "walk" not in made
    assert "name" not in made
    assert "class Mine(Base[object]):" in text(tmp_path, source, "generic")
    assert text(tmp_path, source, "made").splitlines()[1] == "class Mine(Base[str]):"
    assert "class Mine(Failure):" in text(tmp_path, source, "error")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("class Api:\n    def __init__(self, a: int, b: int = 1, *, c: int, d: int = 1): ...", "wants a, c: call it"),
        ("@dataclass\nclass Api:\n    a: int\n    b: int = 3", "wants a: call it"),
        ("class Api:\n    def __init__(self, a: int = 1): ...", ""),
        ("class Api: ...", ""),
    ],
)
def test_an_object_can_be_made(tmp_path, source, told):
    """Even where the constructor of the class wants what only the author knows."""
    made = text(tmp_path, f"{source}\npoint = ExtensionPoint('n.s', Api)\nkind = ExtensionPoint('n.s', type[Api])\n")
    assert ("def __init__(self) -> None:" in made) is bool(told)
    assert told in made
    assert "__init__" not in text(tmp_path, f"{source}\npoint = ExtensionPoint('n.s', type[Api])")


BASES = """
class Typed(ABC):
    def __init__(self, host: str, user: "str", port: int = 1, *, more: int = 2) -> None: ...
class Untyped(ABC):
    def __init__(self, host, user): ...
class Nothing(ABC):
    def __init__(self) -> None: ...
class ByName(ABC):
    def __init__(self, *, host: str) -> None: ...
class Bare(ABC): ...
@dataclass
class Fields(ABC):
    host: str
@dataclass
class More(Fields):
    user: str
class Make(Protocol):
    def __call__(self, address: str, name: str) -> Typed: ...
class MakeByName(Protocol):
    def __call__(self, *, address: str) -> Typed: ...
class MakeNothing(Protocol):
    def __call__(self) -> Typed: ...
"""


@pytest.mark.parametrize(
    ("api", "head", "last"),
    [
        ("Callable[[str, str], Typed]", "self, host: str, user: str", "super().__init__(host, user)"),
        ("Callable[[str, str, int], Typed]", "self, host: str, user: str, port: int", "super().__init__(host, user, port)"),
        ("Callable[[str, int], Typed]", "self, value1: str, value2: int, /", None),
        ("Callable[[str], Typed]", "self, value1: str, /", None),
        ("Callable[[str, str, int, int], Typed]", "self, value1: str, value2: str, value3: int, value4: int, /", None),
        ("Callable[..., Typed]", "self, *args: object, **kwargs: object", None),
        ("Callable[[], Typed]", "self", None),
        ("MakeNothing", "self", None),
        ("Make", "self, address: str, name: str", "super().__init__(address, name)"),
        ("MakeByName", "self, *, address: str", None),
        ("Callable[[str, str], Untyped]", "self, value1: str, value2: str, /", None),
        ("Callable[[str, str], More]", "self, host: str, user: str", "super().__init__(host, user)"),
        ("Callable[[str], Nothing]", "self, value1: str, /", "super().__init__()"),
        ("Callable[[str], ByName]", "self, value1: str, /", 'raise NotImplementedError("call super().__init__(host)")'),
        ("Callable[[str], Bare]", "self, value1: str, /", '"""What the host calls it with."""'),
        ("Callable[[str], Item]", "self, value1: str, /", '"""What the host calls it with."""'),
    ],
)  # fmt: skip
def test_the_constructor_of_the_base_is_called(tmp_path, api, head, last):
    """With what the host gives, where that is what it wants; else the author is told to call it."""
    lines = stub(tmp_path, f"{BASES}point = ExtensionPoint('n.s', {api})").lines
    start = lines.index(f"    def __init__({head}) -> None:")
    body = [each.strip() for each in lines[start + 1 :]]
    made = body[: body.index("")] if "" in body else body
    assert made[-1] == (last or 'raise NotImplementedError("call super().__init__(host, user)")')


@pytest.mark.parametrize(
    ("api", "first"),
    [
        ("Callable[[], Item]", "class Mine:"),
        ("Callable[[int], Item]", "class Mine:"),
        ("Callable[[], int]", "def mine() -> int:"),
        ("Callable[[int], Iterable[int]]", "def mine(value1: int, /) -> Iterable[int]:"),
        ("Callable[..., int]", "def mine(*args: object, **kwargs: object) -> int:"),
        ("Callable[[], Wrong]", "def mine() -> Wrong:"),
        ("'typing.Union[None, Item]'", None),
        ("'typing.Union[Item, int]'", "class Mine:"),
        ("Item | int", "class Mine:"),
        ("None | Item | int", "class Mine:"),
        ("object", "class Mine:"),
        ("Iterable", "class Mine:"),
        ("typing.AsyncContextManager[int]", "class Mine:"),
    ],
)
def test_shapes(tmp_path, api, first):
    """A class, a function, or nothing."""
    source = f"class Wrong(Protocol, nowhere.Base): ...\npoint = ExtensionPoint('n.s', {api})"
    if first is None:
        with pytest.raises(ApiUnimplementable):
            stub(tmp_path, source)
    else:
        assert first in stub(tmp_path, source).lines


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("Api = int", "it is not a class, a Protocol, type[X] or a Callable"),
        ("Api = type[int]", "int is no class whose source can be read"),
        ("Api = Callable[P, int]", "its parameters are host_api.P"),
        (
            "import selectors\nApi = selectors.BaseSelector",
            "the library's text has no annotations for its member 'register'",
        ),
        ("class Api(Enum):\n    A = 1", "nothing can be derived from this class: name one of its objects"),
        ("class Api(NamedTuple):\n    a: int", "the source of 'typing.NamedTuple' does not tell a class"),
        ("@final\nclass Api: ...", "nothing can be derived from this class: name one of its objects"),
        ("class Api(Protocol[P]):\n    def run(self) -> None: ...", "its type parameter 'P' is a ParamSpec"),
        ("class Api(Protocol):\n    def __call__(self) -> Self: ...", "its __call__ says Self"),
        ("class Api(Protocol):\n    a = Item()", "its member 'a' has no type"),
        ("class Api(Protocol):\n    a: nowhere", "its annotation nowhere can't be read"),
        ("class Api(Unknown, Protocol): ...", "its base Unknown can't be read"),
        (
            "import nowhere\nclass Api(nowhere.Base, Protocol): ...",
            "the source of 'nowhere.Base' does not tell a class",
        ),
        ("class Api(Api): ...", "the source of 'host_api.Api' does not tell a class"),
    ],
)
def test_there_is_no_stub_for_some(tmp_path, source, reason):
    """The reason says why."""
    with pytest.raises(ApiUnimplementable) as caught:
        stub(tmp_path, f"{source}\npoint = ExtensionPoint('n.s', Api)")
    assert caught.value.reason == reason
    assert str(caught.value).endswith("cure: write the plugin by hand, and let `longshore check` judge it")


NEW = """
class Api[K, V: int = bool](Protocol):
    def get(self, key: K) -> V: ...
    def call[T: Item, *Ts, **P](self, function: "Callable[P, T]", *more: *Ts) -> "Callable[P, T]": ...
    def args[**P](self, *args: P.args, **kwargs: P.kwargs) -> None: ...
class Limited[T: (int, str), U: Item, W](Protocol):
    def all(self) -> tuple[T, U, W]: ...
type Alias = Api[str, int]
class Call(Protocol):
    def __call__[T: Item](self, value: T) -> T: ...
point = ExtensionPoint("n.s", Alias)
limited = ExtensionPoint("n.s", Limited)
call = ExtensionPoint("n.s", Call)
"""


if sys.version_info >= (3, 12):  # type parameters are syntax from there on

    def test_type_parameters(tmp_path):
        """Those of a class stand for its arguments, those of a function stay."""
        source = NEW if sys.version_info >= (3, 13) else NEW.replace(" = bool", "")
        made = stub(tmp_path, source)
        assert made.newest
        assert "    def get(self, key: str) -> int:" in made.lines
        head = made.lines[made.lines.index("    def call[T: Item, *Ts, **P](") :][:5]
        assert [each.strip() for each in head[1:]] == [
            "self,",
            "function: Callable[P, T],",
            "*more: *Ts,",
            ") -> Callable[P, T]:",
        ]
        assert "    def args[**P](self, *args: P.args, **kwargs: P.kwargs) -> None:" in made.lines
        assert "    def all(self) -> tuple[int, Item, object]:" in stub(tmp_path, source, "limited").lines
        assert stub(tmp_path, source, "call").lines[0] == "def mine[T: Item](value: T) -> T:"
