"""The types that mypy and pyright infer for what a method assigns. ``test_source_checkers.py`` asks these themselves."""

from __future__ import annotations

import queue
import types
from pathlib import Path
from typing import Any, Callable, Literal, Optional

from longshore.conformance.source.attributes import attribute_type
from tests.unit.conformance.source_support import UNKNOWN, types_of, written  # noqa: F401

HEAD = """
import enum, functools, json, os, pathlib, queue, typing
from typing import *
from pathlib import Path
from pathlib import Path as AliasOfPath

T = TypeVar("T")
P = ParamSpec("P")
S = TypeVar("S")
UserId = NewType("UserId", int)
LIMIT = 3
low = 4
declared: float = 3
HIGH: Final = 5
plainly: Final[int] = 6
strange = json

class Color(enum.Enum):
    RED = 1

class D:
    class Inner: ...

class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value

class Called(type):
    def __call__(cls): ...

class Indexed(type):
    def __getitem__(cls, key): ...

class OfCalled(metaclass=Called): ...
class OfIndexed(Generic[T], metaclass=type("Meta", (Indexed, type(Generic)), {})): ...
class Own:
    def __class_getitem__(cls, key): ...
class New:
    def __new__(cls): ...
class Pair(NamedTuple):
    one: int
class Entry(TypedDict):
    one: int

def make() -> D: ...
def unmade(x: int): ...
def untyped(): ...
def variable(x: T) -> T: ...
def never() -> NoReturn: ...
def generator() -> Iterator[int]: yield 3
def literal() -> Literal["a"]: ...
def decorate(function): return function
def wrap(function):
    @functools.wraps(function)
    def wrapped(): ...
    return wrapped
@decorate
def decorated() -> D: ...
@wrap
def wrapped() -> D: ...
@overload
def overloaded(x: int) -> int: ...
@overload
def overloaded(x: str) -> str: ...
def overloaded(x): ...
alias = make
inside = (lambda: D)()
maker = lambda: D()

class Base:
    def __init__(self, inherited): ...
    def above(self, inherited): ...

class Holder(Base, Generic[S]):
    known: int
    foreign: "Missing"
    final: Final = 3
    untold = 3
    __slots__ = ("slot",)

    def method(self) -> None: ...

    def before(self) -> None:
        self.slot = 3
        self.earlier = 3
        self.CAPITAL = 3
        self.object: object = 3
        self.round = self.around
        self.around = self.round

    def fill(
        self, p: int, q: int | None, lit: Literal["a"], lits: Literal["a", 1], mixed: Literal["a"] | None, un, und=3,
        *args: int, opt: D | None = None, fl: float = 3, cl: type[D] = D, b: bool = False, s: S, t: T, color: Color,
        listed: list[Literal["a"]], later: "Later", quoted: "list[int]", **kw: str,
    ) -> None:
"""


def infer(write, value, head=HEAD):
    """The types that both infer for an expression in a method."""
    module = write(f"{head}        self.x = {value}\n\nclass Later: ...\n")
    return types_of(attribute_type(module.Holder, "x")), module


PLAIN = [
    ("3", int), ("'a'", str), ("b'a'", bytes), ("True", bool), ("1.0", float), ("2j", complex), ("...", types.EllipsisType),
    ("f'{p}'", str), ("None", types.NoneType), ("-1", int), ("-1.0", float), ("+p", int), ("~p", int), ("-b", int),
    ("not p", bool), ("~1.0", UNKNOWN), ("-'a'", UNKNOWN), ("lambda: 3", UNKNOWN), ("(y := 3)", int), ("p[0]", UNKNOWN),
    # containers
    ("[1]", list[int]), ("[]", list), ("[1, 'x']", list), ("[make(), json.dumps(1)]", list), ("[*args]", list),
    ("[[1], [2]]", list[list[int]]), ("[[], [1]]", list), ("[None]", list[None]), ("{1}", set[int]), ("{}", dict),
    ("{'a': 1}", dict[str, int]), ("{'a': 1, 2: 3}", dict), ("{**kw}", dict), ("[(1, 'a')]", list[tuple[int, str]]),
    ("{'a': [(1, 2)]}", dict[str, list[tuple[int, int]]]), ("[p, p]", list[int]), ("[q]", list[int | None]),
    ("[int(x) for x in 'ab']", list[int]), ("[x for x in 'ab']", list), ("{1 for x in 'ab'}", set[int]),
    ("{'a': 1 for x in 'ab'}", dict[str, int]), ("[q for x in 'ab' if q]", list), ("[p for p in 'ab']", list),
    ("()", tuple[()]), ("(p, 1.0)", tuple[int, float]), ("(p, make)", tuple),
    ("([],)", tuple), ("(*args,)", tuple), ("((1,),)", tuple[tuple[int]]), ("(None,)", tuple[None]),
    ("(f'', [1], str(p))", tuple[str, list[int], str]),
    # operators
    ("1 + 2", int), ("1 / 2", float), ("1 // 2", int), ("1 + 2.0", float), ("1 + 2j", complex), ("2j // 1", UNKNOWN),
    ("'a' + 'b'", str), ("'a' + p", UNKNOWN), ("'a' * 3", str), ("'a' % 3", str), ("b'a' + b'b'", bytes), ("'a' - 1", UNKNOWN),
    ("[1] + [2]", list[int]), ("[1] * 2", list[int]), ("[1] - 2", UNKNOWN), ("b + b", int), ("1 << 2", int), ("b | b", UNKNOWN),
    ("p + p", int), ("2 ** 3", UNKNOWN), ("p @ p", UNKNOWN), ("un + 1", Any), ("1 + un", UNKNOWN), ("fl * 2", float),
    ("p > 3", bool), ("1 < 2 < 3", bool), ("p is None", bool), ("p is not q", bool), ("p == make()", UNKNOWN),
    ("'x' in kw", bool), ("p not in [1]", bool), ("p in un", UNKNOWN), ("p in 'a'", bool),
    # one of two
    ("1 if p else 2", int), ("1 if p else 'x'", UNKNOWN), ("1 if p else None", Optional[int]), ("None if p else 1", Optional[int]),

    ("opt if isinstance(opt, D) else D()", UNKNOWN), ("p if p > 3 else 4", UNKNOWN), ("1 if TYPE_CHECKING else 2", UNKNOWN),
    ("1 if True else 2", UNKNOWN), ("p or 3", int), ("q or 'x'", UNKNOWN),
    ("p and 3", UNKNOWN), ("make if p else None", UNKNOWN), ("self.earlier if self.earlier else 3", UNKNOWN),
    # parameters
    ("p", int), ("q", int | None), ("un", Any), ("args", tuple[int, ...]), ("kw", dict[str, str]), ("fl", float), ("b", bool),
    ("self", UNKNOWN), ("t", UNKNOWN), ("listed", list[Literal["a"]]), ("quoted", list[int]), ("mixed", (Literal["a"] | None, UNKNOWN)),
    ("lit", (Literal["a"], str)), ("[lit]", (list[Literal["a"]], list[str])), ("(lit,)", tuple[Literal["a"]]),
    ("lits", (Literal["a", 1], str | int)), ("und", (Any, UNKNOWN)), ("nowhere", UNKNOWN),
    # names
    ("low", int), ("LIMIT", int), ("HIGH", int), ("plainly", int), ("declared", float), ("[LIMIT]", list[int]),
    ("strange", UNKNOWN), ("json", UNKNOWN), ("make", UNKNOWN), ("int", type[int]), ("list", UNKNOWN), ("print", UNKNOWN),
    ("__debug__", UNKNOWN), ("AliasOfPath", UNKNOWN), ("inside", UNKNOWN), ("json.dumps", UNKNOWN), ("p.real", UNKNOWN),
    # attributes
    ("self.known", int), ("self.foreign", UNKNOWN), ("self.final", UNKNOWN), ("self.untold", UNKNOWN), ("self.slot", int),
    ("self.earlier", int), ("self.object", object), ("self.method", UNKNOWN), ("self.absent", UNKNOWN), ("self.round", UNKNOWN),
    ("self.x", UNKNOWN), ("self.CAPITAL", int), ("(self.CAPITAL,)", (tuple[int], tuple[Literal[3]])),
    # calls
    ("int('3')", int), ("list('a')", list), ("pathlib.Path('x')", Path), ("Path('x')", Path), ("AliasOfPath('x')", UNKNOWN),
    ("queue.Queue()", queue.Queue), ("json.dumps(3)", UNKNOWN), ("type(p)", UNKNOWN), ("super()", UNKNOWN), ("Color(1)", UNKNOWN),
    ("TypeVar('X')", UNKNOWN), ("OfCalled()", UNKNOWN), ("New()", UNKNOWN), ("Entry(one=1)", UNKNOWN), ("un()", UNKNOWN),
    ("unmade(1)", (Any, UNKNOWN)), ("untyped()", (Any, UNKNOWN)), ("variable(p)", UNKNOWN), ("never()", UNKNOWN),
    ("generator()", UNKNOWN), ("literal()", (Literal["a"], str)), ("(literal(),)", tuple[Literal["a"]]), ("decorated()", UNKNOWN),
    ("wrapped()", UNKNOWN), ("overloaded(p)", UNKNOWN), ("alias()", UNKNOWN), ("maker()", UNKNOWN), ("inside()", UNKNOWN),
    ("un.call()", UNKNOWN), ("make()()", UNKNOWN), ("list[int]()", list[int]), ("dict[str, int]()", dict[str, int]),
    ("Own[int]()", UNKNOWN), ("un[int]()", UNKNOWN), ("int[int]()", UNKNOWN), ("OfIndexed[int]()", UNKNOWN), ("type[int]()", UNKNOWN),
    ("cast('list[int]', un)", list[int]), ("typing.cast(int, un)", int), ("cast(list[int], un)", list[int]), ("cast()", UNKNOWN),
    # what pyright alone keeps
    ("(1, 'x')", (tuple[int, str], tuple[Literal[1], Literal["x"]])), ("(-1,)", (tuple[int], tuple[Literal[-1]])),
    ("(True, b'a')", (tuple[bool, bytes], tuple[Literal[True], Literal[b"a"]])), ("(1 + 2,)", (tuple[int], tuple)),
    ("(p > 3,)", (tuple[bool], tuple)), ("(not p,)", (tuple[bool], tuple)), ("(1 if p else 2,)", (tuple[int], tuple)),
    ("(LIMIT,)", (tuple[int], tuple[Literal[3]])), ("(low,)", tuple[int]), ("(1 if p else None,)", (tuple[int | None], tuple)),
    ("[int]", (list, list[type[int]])),
]  # fmt: skip


def test_types_of_expressions(written):  # noqa: F811
    """Each expression has the type that both checkers infer, or each its own; what they can't agree on is unknown."""
    text = (
        HEAD + "".join(f"        self.x{n} = {value}\n" for n, (value, _) in enumerate(PLAIN)) + "\nclass Later: ...\n"
    )
    module = written(text)
    expected = {f"x{n}": kind for n, (_, kind) in enumerate(PLAIN)}
    assert {name: types_of(attribute_type(module.Holder, name)) for name in expected} == expected


OWN = [
    ("D()", "D"), ("make()", "D"), ("Box(3)", "Box"), ("Box[int](3)", "Box[int]"), ("UserId(3)", "UserId"), ("Pair(3)", "Pair"),
    ("D.Inner()", "D.Inner"), ("D", "type[D]"), ("D.Inner", "type[D.Inner]"), ("Box", UNKNOWN), ("cl", "type[D]"), ("color", "Color"),
    ("Color.RED", "Color"), ("[Color.RED]", "list[Color]"), ("Color.name", UNKNOWN), ("D.absent", UNKNOWN), ("[D(), D()]", "list[D]"),
    ("{'a': D()}", "dict[str, D]"), ("opt if opt is not None else D()", "D"), ("D() if opt is None else opt", "D"),
    ("opt if opt else D()", "D"), ("opt or D()", "D"), ("opt or make()", "D"), ("opt", "Optional[D]"), ("s", "S"), ("later", "Later"),
    ("(p, D)", "tuple[int, type[D]]"), ("Missing()", UNKNOWN), ("D() if p else Pair(1)", UNKNOWN), ("D() == D()", UNKNOWN),
    ("alias", UNKNOWN),
]  # fmt: skip


def test_types_of_the_modules_own_classes(written):  # noqa: F811
    """Constructors, functions with a return type, members of enums, and the classes themselves."""
    text = HEAD + "".join(f"        self.x{n} = {value}\n" for n, (value, _) in enumerate(OWN)) + "\nclass Later: ...\n"
    module = written(text)
    found = {value: types_of(attribute_type(module.Holder, f"x{n}")) for n, (value, _) in enumerate(OWN)}
    space = vars(module)
    assert found == {value: UNKNOWN if form == UNKNOWN else eval(form, space) for value, form in OWN}


def test_a_member_of_an_enum_in_a_tuple_is_a_literal_to_pyright(written):  # noqa: F811
    """Which is not made, for it would compare the member."""
    module = written(f"{HEAD}        self.x = (Color.RED, 1.0)\nclass Later: ...\n")
    assert types_of(attribute_type(module.Holder, "x")) == (tuple[module.Color, float], tuple)


def test_what_is_more_known_inside_a_function_is_left_open(written):  # noqa: F811
    """Parameters, attributes and names that are bound again or asked about, by any statement that can."""
    module = written("""
from typing import *
THING = 3
class Plugin:
    field: object
    def again(self, a: int, b: int, c: int, d: int, e: int, f: int, g: object, h: int, i: int, j: int, k: object,
              l: int | None, m: object, n: int, o: object) -> None:
        a = True
        for b in [True]: pass
        with open("x") as c: pass
        import d
        from os import path as e
        def f(): ...
        class h: ...
        try: ...
        except ValueError as i: pass
        match g:
            case [j, *k]: pass
            case {"x": 1, **l}: pass
            case int() as m: pass
        if n: pass
        while THING: break
        assert isinstance(o, int)
        self.field = 3
        self.inferred = 3
        self.asked = 3
        if self.asked: pass
        self.xa, self.xb, self.xc, self.xd, self.xe, self.xf = a, b, c, d, e, f
        self.xg, self.xh, self.xi, self.xj, self.xk, self.xl, self.xm = g, h, i, j, k, l, m
        self.xn, self.xo, self.xp, self.xq, self.xr, self.xs = n, THING, o, self.field, self.asked, self.inferred
        self.xt = (self.inferred,)
    def other(self, self_again: int) -> None:
        self = self
        self.y = self.inferred
""")
    found = {
        name: types_of(attribute_type(module.Plugin, name))
        for name in [*(f"x{each}" for each in "abcdefghijklmnopqr"), "y"]
    }
    assert found == dict.fromkeys(found, UNKNOWN)
    assert types_of(attribute_type(module.Plugin, "xs")) is int
    assert types_of(attribute_type(module.Plugin, "xt")) == (tuple[int], tuple)


def test_parameters_without_a_type(written):  # noqa: F811
    """They are Any to mypy; to pyright only where neither a default nor an overridden method tells more."""
    module = written("""
class Base:
    def take(self, x: int): ...
class Plugin(Base):
    def take(self, x): self.x = x
    def fill(self, y, z=3, /, *args, k, d=4, **kwargs) -> None:
        self.y, self.z, self.k, self.d, self.args, self.kwargs = y, z, k, d, args, kwargs
    def commented(self, w):  # type: (int) -> None
        self.w = w
    def each(
        self,
        v,  # type: int
    ) -> None:
        self.v = v
""")
    expected = {
        "x": (Any, UNKNOWN), "y": Any, "z": (Any, UNKNOWN), "k": Any, "d": (Any, UNKNOWN), "args": tuple, "kwargs": dict,
        "w": UNKNOWN, "v": UNKNOWN,
    }  # fmt: skip
    assert {name: types_of(attribute_type(module.Plugin, name)) for name in expected} == expected


def test_parameters_that_unpack_types(written):  # noqa: F811
    """What ParamSpec, TypeVarTuple and Unpack pass on is left open."""
    module = written("""
from typing import *
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
class Options(TypedDict):
    one: int
class Plugin(Generic[P, *Ts]):
    def fill(self, *args: P.args, **kwargs: P.kwargs) -> None:
        self.a, self.b = args, kwargs
    def other(self, *args: Unpack[Ts], **options: Unpack[Options]) -> None:
        self.c, self.d = args, options
    def call(self, made: Callable[P, int], strange: "Callable[[T], int]", plain: Callable[[int], int]) -> None:
        self.e, self.f, self.g = made, strange, plain
T = TypeVar("T")
""")
    found = {name: types_of(attribute_type(module.Plugin, name)) for name in "abcdf"}
    assert found == dict.fromkeys("abcdf", UNKNOWN)
    assert types_of(attribute_type(module.Plugin, "g")) == Callable[[int], int]


def test_names_from_around_a_class_in_a_function_are_left_open(written):  # noqa: F811
    """A local class or variable may hide a global one."""
    module = written("""
class D: ...
def outer():
    class D: ...
    value = 3
    class Plugin:
        def __init__(self) -> None:
            self.x = D()
            self.y = value
            self.z = int()
    return Plugin
Plugin = outer()
""")
    found = {name: types_of(attribute_type(module.Plugin, name)) for name in "xyz"}
    assert found == {"x": UNKNOWN, "y": UNKNOWN, "z": int}


def test_metaclasses_of_the_plugin_are_not_asked(written):  # noqa: F811
    """Putting types together neither hashes nor compares its classes."""
    module = written("""
class Loud(type):
    __hash__ = None
    def __eq__(self, other): raise RuntimeError
    def __or__(self, other): raise RuntimeError
    def __class_getitem__(cls, key): raise RuntimeError
class D(metaclass=Loud): ...
class Plugin:
    def __init__(self, p: int) -> None:
        self.x = D() if p else None
        self.y = D() or D()
        self.z = [D(), D()]
        self.v = D() + 1
        self.w = D() == 1
        self.u = D()
        self.t = 1 in D()
    def other(self) -> None:
        self.u = 3
""")
    D = module.D
    found = [types_of(attribute_type(module.Plugin, name)) for name in "xyzvwut"]
    assert found[:2] == [UNKNOWN, found[1]]
    assert found[1] is D
    assert found[2].__args__[0] is D
    assert found[3:5] == [UNKNOWN, UNKNOWN]
    assert found[5][0] is D
    assert found[5][1] == found[6] == UNKNOWN
