"""Further laws of the check: it is transitive, no annotation makes it raise, and nothing of a module is run."""

from __future__ import annotations

import sys
import typing
from collections.abc import Callable
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from longshore import check
from tests.property.test_conformance_laws import KNOWN, Ran, both_ways, build, errors, members, trap
from tests.unit.conformance.source_support import written

__all__ = ["written"]

TYPED = ["int", "str", "bool", "float", "object", "int | None", "list[int]", "dict[str, int]", "None"]


@st.composite
def typed_members(draw):
    """Methods with a type on everything, none of them ``Any``, as text by name."""
    kinds = st.sampled_from(TYPED)
    names = draw(st.lists(st.sampled_from(["one", "two", "three"]), min_size=1, unique=True))
    return {
        name: f"    def {name}(self, a: {draw(kinds)}, b: {draw(kinds)}"
        f"{draw(st.sampled_from(['', ' = None']))}) -> {draw(kinds)}:\n        raise LookupError\n"
        for name in names
    }


def is_all_of(lower: type, upper: type) -> bool:
    """Whether each object of one type is one of the other, beyond doubt: what a function gives may be what is asked."""
    plugin = type("Plugin", (), {"give": lambda self: None})
    api = type(Protocol)("API", (Protocol,), {"give": lambda self: None})
    plugin.give.__annotations__ = {"return": lower}
    api.give.__annotations__ = {"return": upper}
    report = check(plugin(), api)
    return not report.findings and not report.unverified


@settings(max_examples=150)
@given(typed_members(), typed_members(), typed_members())
def test_the_check_is_transitive_where_nothing_is_any(found, middle, wanted):
    """What keeps an API keeps all that the API keeps itself."""
    plugin = build("Plugin", "", middle | found)
    narrow = build("Narrow", "Protocol", middle)
    wide = build("Wide", "Protocol", {name: wanted.get(name, text) for name, text in list(middle.items())[:2]})
    first = check(plugin(), narrow)
    if not first.findings and not first.unverified and is_all_of(narrow, wide):
        report = both_ways(plugin(), wide)
        assert report.conforms, errors(report)


@settings(max_examples=100)
@given(members())
def test_an_object_is_one_of_its_own_class(body):
    """The check is reflexive, for an object and for its class."""
    plugin = build("Plugin", "", body)
    assert not check(plugin(), plugin).findings
    assert not check(plugin, type[plugin]).findings


@settings(max_examples=100)
@given(typed_members(), typed_members(), typed_members())
def test_a_subclass_that_overrides_is_judged_by_what_it_has(wanted, base, own):
    """Inherited or written out, the same members get the same verdict."""
    api = build("API", "Protocol", wanted)
    KNOWN["api"] = build("Base", "", wanted | base)
    below, flat = build("Plugin", "Known", own), build("Plugin", "", wanted | base | own)
    assert [each[:2] for each in errors(check(below(), api))] == [each[:2] for each in errors(check(flat(), api))]


def hostile(name):
    """An object that must not be asked in this way, and a class that must not."""
    space = {name: property(trap) if name in {"__class__", "__dict__", "__origin__", "__args__", "__name__"} else trap}
    return type.__new__(type, "Strange", (), space)()


def nested(form, depth):
    """A type inside as many lists."""
    for _ in range(depth):
        form = list[form]
    return form


ASKED = """__hash__ __repr__ __str__ __bool__ __getattr__ __origin__ __args__ __name__
    __call__ __or__ __iter__ __len__ __getitem__ __mro_entries__ __instancecheck__""".split()
STRANGE = {
    **{f"an object with {name}": hostile(name) for name in ASKED},
    "a list of such a class": typing.List[type.__new__(type, "Plain", (), {"__class_getitem__": trap})],
    "a number": 3,
    "a list": [int, [str]],
    "a tuple": (),
    "a function": lambda: None,
    "a module": sys,
    "a text that is none": "1 +",
    "a text that loops": "[x for x in iter(int, 1)]",
    "a text that calls": "exit()",
    "a text of a great length": "list[" * 3000 + "int" + "]" * 3000,
    "a text in a text": '"' + "'int'" + '"',
    "types in types": nested(int, 60),
    "types in types without an end": nested(int, 3000),
    "a union of many": typing.Union[tuple(nested(int, each) for each in range(200))],
    "a literal of anything": typing.Literal[3.5, "x", None],
    "a reference": typing.ForwardRef("Missing[int]"),
    "a list of a reference": typing.List[typing.ForwardRef("Missing")],
    "a recursive alias": "Json",
}
Json = "None | list[Json] | dict[str, 'Json']"


def annotated(form):
    """A class, a Protocol and a function with this annotation everywhere."""

    def run(self, given, *more, **others): ...

    run.__annotations__ = dict.fromkeys(("given", "more", "others", "return"), form)
    space = {"run": run, "__annotations__": {"item": form}, "__module__": __name__}
    return type("Plugin", (), space), type(Protocol)("API", (Protocol,), dict(space)), run


class Plain(Protocol):
    item: int

    def run(self, given: list[int], *more: list[str], **others: int) -> dict[str, int]: ...


@pytest.mark.parametrize("kind", STRANGE)
def test_no_annotation_makes_a_check_raise(kind):
    """Whatever stands for a type in a plugin costs only itself, and nothing of it is run."""
    plugin, _, function = annotated(STRANGE[kind])
    for api in (Plain, type[Plain], Callable[[int], str], Callable[..., list[int]]):
        for thing in (plugin(), plugin, function):
            report = check(thing, api, unverified="refuse")
            assert report.conforms in {True, False}
            assert all(each.code for each in report.findings)


@pytest.mark.parametrize("kind", STRANGE)
def test_no_annotation_of_an_api_makes_a_check_raise(kind):
    """The same of an API, against a plugin that has other types, and against its own."""
    plugin, api, _ = annotated(STRANGE[kind])
    ordinary, _, _ = annotated(int)
    for thing in (plugin(), ordinary(), ordinary, 3):
        assert check(thing, api).conforms in {True, False}


TRAPS = """
import dataclasses, functools
from typing import Any, Generic, TypeVar

T = TypeVar("T")
ARMED = []

def ran(*args: Any, **kwargs: Any) -> Any:
    if ARMED:
        raise ARMED[0]
    return args[-1] if args else None

def decorator(function):
    ran()
    @functools.wraps(function)
    def inner(*args, **kwargs):
        return ran(function)
    return inner

def maker(*args):
    ran()
    return decorator

class Setting:
    __get__ = __set__ = __set_name__ = ran

class Generic_(Generic[T]):
    def __class_getitem__(cls, item):
        return ran(cls)

@dataclasses.dataclass
class Plugin:
    count: int = dataclasses.field(default_factory=ran)
    item = Setting()
    made = ran()
    held: Any = ran(3)

    def __post_init__(self) -> None:
        ran()

    def __init_subclass__(cls) -> None:
        ran()

    @property
    def name(self) -> str:
        return ran("")

    @functools.cached_property
    def label(self) -> str:
        return ran("")

    @decorator
    def greet(self, name: int) -> str:
        return ran("")

    @maker(3)
    def more(self, name: "ran()") -> str:
        return ran("")

    def typed(self, given: int = ran(3)) -> str:
        return ran(given)

    def __getattr__(self, name):
        return ran(name)

plugin = Plugin()
greet = decorator(Plugin.typed)
partly = functools.partial(ran, 3)

def __getattr__(name):
    return ran(name)
"""


class Wanted(Protocol):
    count: int
    item: int
    made: int
    held: int
    label: str
    absent: int

    @property
    def name(self) -> str: ...
    def greet(self, name: str) -> str: ...
    def more(self, name: str) -> str: ...
    def typed(self, given: int) -> str: ...


def test_nothing_of_a_module_is_run(written):
    """No decorator, default factory, descriptor, property, ``__class_getitem__`` or module ``__getattr__`` is."""
    module = written(TRAPS)
    things = [module, module.Plugin, module.plugin, module.greet, module.partly, module.Generic_, module.Plugin.typed]
    module.ARMED.append(Ran)
    for thing in things:
        for api in (Wanted, type[Wanted], Callable[[int], str], Callable[..., Wanted], int, list[int]):
            assert check(thing, api).conforms in {True, False}
