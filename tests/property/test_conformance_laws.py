"""Laws of the check: it never raises, runs nothing of a plugin, is reflexive, and its two ways agree."""

from __future__ import annotations

import functools
import sys
import types
import typing
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sized
from typing import Literal, Optional, Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from longshore import check, conforms
from longshore.conformance.engine import examine


class Ran(BaseException):
    """Something of the plugin was run: no handler of Exception hides it."""


def trap(*args, **kwargs):
    """Tell that it was run."""
    raise Ran


class Greeter(Protocol):
    def greet(self, name: str) -> str: ...


class Named(Protocol):
    name: str

    @property
    def label(self) -> str: ...


class Call(Protocol):
    def __call__(self, name: str) -> Greeter: ...


class Both(Greeter, Named, Protocol): ...


class Base:
    def greet(self, name: str) -> str:
        return name


APIS = [
    *(Greeter, Named, Call, Both, Base, object, typing.Any, None, int, type, dict),
    *(type[Greeter], type[Base], Callable[[str], str], Callable[..., Greeter], Callable[[], Base]),
    *(Greeter | None, Optional[Base], Literal["a", 3], Sized, Iterable[str], Mapping[str, int], Awaitable[str]),
    *(typing.List[int], typing.NewType("Id", int), typing.Annotated[Greeter, "note"], list[int], tuple[int, ...]),
]
SPECIAL = """__getattr__ __getattribute__ __setattr__ __eq__ __ne__ __hash__ __repr__ __str__ __bool__ __len__ __iter__
    __next__ __contains__ __getitem__ __call__ __dir__ __instancecheck__ __subclasscheck__ __format__ __index__ __int__
    __await__ __enter__ __or__ __ror__ __reduce_ex__ __sizeof__ __lt__ __mro_entries__ __copy__ __missing__""".split()
READ = """__class__ __dict__ __name__ __qualname__ __module__ __doc__ __annotations__ __wrapped__ __signature__ __func__
    __self__ __call__ __origin__ __args__ __parameters__ __orig_class__ __isabstractmethod__ __code__ __file__ __path__
    __text_signature__ __annotate__ __mro__ __bases__ __flags__ __abstractmethods__ greet name label""".split()


class Descriptor:
    """A data descriptor that must not be run."""

    __get__ = __set__ = __delete__ = trap


def made(space, metaspace=None):
    """An object of a class with this namespace, of a metaclass with that one; its constructor is a trap as well."""
    meta = type("Meta", (type,), dict(metaspace or {}))
    cls = type.__new__(meta, "Plugin", (), {"__init__": trap, **space})
    return object.__new__(cls), cls


def objects():
    """Objects that run something as soon as one looks at them in any way but the right one."""
    for name in SPECIAL:
        yield f"class {name}", made({name: trap})
        if name not in {"__mro_entries__", "__missing__"}:
            yield f"metaclass {name}", made({}, {name: trap})
    for name in READ:
        if name != "__qualname__":  # which Python wants to be text
            yield f"property {name}", made({name: property(trap)})
            yield f"descriptor {name}", made({name: Descriptor()})
        if name not in {"__dict__", "__mro__", "__bases__", "__flags__", "__qualname__"}:
            yield f"metaclass property {name}", made({}, {name: property(trap)})
    yield "new", made({"__new__": trap})
    yield (
        "member that is hostile",
        made({each: made({name: trap for name in SPECIAL})[0] for each in ("greet", "name")}),
    )
    yield (
        "member that lies",
        made({each: made({"__class__": property(trap)})[0] for each in ("greet", "name", "label")}),
    )


HOSTILE = dict(objects())


@pytest.mark.parametrize("kind", HOSTILE)
def test_nothing_of_a_plugin_is_run(kind):
    """No property getter, descriptor, constructor, operator or hook of an object or its class is run by a check."""
    for plugin in HOSTILE[kind]:
        for api in APIS:
            assert check(plugin, api).conforms in {True, False}
            assert conforms(plugin, api, strict=True, unverified="refuse") in {True, False}


class Lazy(types.ModuleType):
    """A module that must not be asked for what it does not have."""

    __getattr__ = trap


def ordinary_oddities():
    """Objects that are strange without being hostile."""
    module = types.ModuleType("odd_module")
    module.__getattr__ = trap
    recursive = []
    recursive.append(recursive)
    wrapped = functools.wraps(len)(lambda: None)
    wrapped.__wrapped__ = wrapped
    namespace = types.SimpleNamespace(greet=3, name=None, label=Ellipsis)
    odd_annotations = type("Odd", (), {"__annotations__": 3, "greet": None})
    odd_name = type("Odd\n\x1b[31m", (), {"__module__": 3})
    bad = lambda name: name  # noqa: E731
    bad.__annotations__ = {"name": "1/0", "return": "[x for x in ().__class__.__mro__]"}
    return [
        *(module, Lazy("lazy"), recursive, wrapped, namespace, odd_annotations, odd_name, odd_name(), bad),
        *(None, ..., NotImplemented, 3, "text", b"", 1j, sys, sys.flags, sys.stdout, len, str.upper, int, type, object),
        *(print, functools.partial(len), functools.partial(functools.partial, len), functools.lru_cache(len)),
        *((each for each in ()), iter(()), {}.keys(), range(3), slice(1), memoryview(b""), super, property(len)),
        *(classmethod(len), staticmethod(len), type("P", (), {})().__init__, [].append, Greeter, Named, Call, APIS),
        *(typing.Any, typing.Union, list[int], int | str, typing.TypeVar("T"), typing.Generic, Protocol, Ran, Ran()),
        *(types.MethodType(print, 3), types.MethodType(types.MethodType(print, 3), 4), types.CodeType, check),
    ]


@pytest.mark.parametrize("plugin", ordinary_oddities(), ids=lambda each: type(each).__name__)
def test_check_never_raises(plugin):
    """A check gives a report for every object, whatever it is."""
    for api in APIS:
        for unverified in ("allow", "warn", "refuse"):
            report = check(plugin, api, unverified=unverified)
            assert unverified == "allow" or not report.unverified
            assert repr(report)


def test_check_never_raises_for_what_is_loaded():
    """A check of all that the loaded modules of the library hold against a few APIs gives reports."""
    for module in [
        each for name, each in sorted(sys.modules.items()) if name in {"typing", "types", "enum", "ast", "io"}
    ]:
        for plugin in [module, *vars(module).values()]:
            for api in (Greeter, Call, type[Named], Callable[[], Base], Iterable[int]):
                assert check(plugin, api).conforms in {True, False}


TYPES = [
    "int",
    "str",
    "float",
    "bool",
    "bytes",
    "object",
    "None",
    "int | None",
    "list[int]",
    "'str'",
    "dict[str, int]",
    "",
]


@st.composite
def parameters(draw):
    """The parameters of a method after ``self``, as text."""
    count = draw(st.integers(0, 4))
    names = draw(st.permutations(["a", "b", "c", "d"]))[:count]
    only = draw(st.integers(0, count))
    keyword = draw(st.integers(only, count))
    optional = draw(st.integers(0, keyword))
    parts = []
    for index, name in enumerate(names):
        if index == only and only:
            parts.append("/")
        if index == keyword:
            parts.append(draw(st.sampled_from(["*", "*args: int", "*args"])))
        kind = draw(st.sampled_from(TYPES))
        default = index >= optional and (index < keyword or draw(st.booleans()))
        parts.append(name + (f": {kind}" if kind else "") + (" = None" if default else ""))
    if only and only == count:
        parts.append("/")
    if draw(st.booleans()):
        parts.append("**rest")
    return ", ".join(["self", *parts])


@st.composite
def method(draw, name):
    """One method, as text."""
    start = draw(st.sampled_from(["def", "def", "def", "async def"]))
    result = draw(st.sampled_from(TYPES))
    arrow = f" -> {result}" if result else ""
    return f"    {start} {name}({draw(parameters())}){arrow}:\n        return self.made(1)\n"


@st.composite
def members(draw):
    """The members of an API, by name, as text."""
    names = draw(st.lists(st.sampled_from(["one", "two", "three", "__call__"]), min_size=1, unique=True))
    found = {name: draw(method(name)) for name in names}
    if draw(st.integers(0, 3)) == 0:
        found["size"] = f"    size: {draw(st.sampled_from(TYPES[:8]))} = 1  # type\n"
    return found


def build(name, bases, body, future=False):
    """The class that this text makes."""
    text = f"class {name}({bases}):\n" + "".join(body.values())
    start = "from __future__ import annotations\n" if future else ""
    space = {"Protocol": Protocol, "__name__": "laws", "Known": KNOWN.get("api", object)}
    exec(compile(start + text, "<laws>", "exec", dont_inherit=True), space)  # noqa: S102  the test's own text
    return space[name]


KNOWN: dict[str, type] = {}


def both_ways(plugin, api):
    """The report of the check, after asserting that its fast path and the engine give one verdict."""
    report = check(plugin, api)
    full = examine(plugin, api, strict=False, unverified="allow")
    assert report.conforms == full.conforms
    assert report.findings == full.findings
    assert report.unverified == full.unverified
    return report


def errors(report):
    """What stands against a plugin, for the message of a failed test."""
    return [(each.code, each.path, each.expected, each.actual) for each in report.findings]


@settings(max_examples=150, deadline=None)
@given(members(), st.booleans(), st.booleans())
def test_the_same_signatures_conform(body, future, other):
    """A class with the API's own members conforms, by structure, with string annotations or without."""
    report = both_ways(build("Plugin", "", body, future)(), build("API", "Protocol", body, other))
    assert report.conforms, errors(report)


@settings(max_examples=100, deadline=None)
@given(members())
def test_an_explicit_full_implementation_conforms(body):
    """The check is reflexive: a class that inherits from the Protocol and says all of it again conforms."""
    api = build("API", "Protocol", body)
    KNOWN["api"] = api
    plugin = build("Plugin", "Known", body)
    assert both_ways(plugin(), api).conforms
    assert both_ways(plugin, type[api]).conforms


@settings(max_examples=200, deadline=None)
@given(members(), members(), st.booleans())
def test_the_fast_path_and_the_engine_agree(wanted, found, nominal):
    """Whatever the API and the plugin, the fast path says what the engine says."""
    api = build("API", "" if nominal else "Protocol", wanted)
    KNOWN["api"] = api
    plugin = build("Plugin", "Known" if nominal else "", wanted | found)
    both_ways(plugin(), api)
    both_ways(plugin, api)
    both_ways(plugin, type[api])


@settings(max_examples=200, deadline=None)
@given(members(), members())
def test_a_subclass_of_a_conforming_class_conforms(wanted, found):
    """What a class has, its subclass has, unless it overrides."""
    api = build("API", "Protocol", wanted)
    plugin = build("Plugin", "", wanted | {name: text for name, text in found.items() if name not in wanted})
    KNOWN["api"] = plugin
    below = build("Below", "Known", {"extra": "    def extra(self) -> None: ...\n"})
    assert both_ways(plugin(), api).conforms == both_ways(below(), api).conforms
    assert both_ways(plugin, type[api]).conforms == both_ways(below, type[api]).conforms


@settings(max_examples=100, deadline=None)
@given(members(), members())
def test_a_class_is_checked_as_its_instances_are(wanted, found):
    """The instances that a class will make get the verdict of one that it has made."""
    api = build("API", "Protocol", wanted)
    plugin = build("Plugin", "", found)
    assert check(plugin, type[api]).conforms == check(plugin(), api).conforms
