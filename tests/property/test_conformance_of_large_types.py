"""No type is so large or so entangled that its check does not come to an end: what takes too long is unknown."""

from __future__ import annotations

import collections.abc
import types
from typing import Generic, NamedTuple, Protocol, TypeVar

import pytest
import typing_extensions

from longshore import check
from tests.unit.conformance.depths_support import told
from tests.unit.conformance.source_support import written

__all__ = ["written"]

T = TypeVar("T")
INFERRED = typing_extensions.TypeVar("INFERRED", infer_variance=True)
SECOND = typing_extensions.TypeVar("SECOND", infer_variance=True)


def doubled(form, times=40):
    """A type of 2 to the power of 40 parts, all of which are the same few objects."""
    for _ in range(times):
        form = tuple[form, form]
    return form


LARGE, OTHER = doubled(int), doubled(str)


def having(form, bases=()):
    """A class with a method and an attribute of a type, and a Protocol of the same."""

    def run(self, given): ...

    run.__annotations__ = {"given": form, "return": form}
    space = {"run": run, "__annotations__": {"item": form}, "item": None, "__module__": __name__}
    return type("Plugin", (), dict(space)), type(Protocol)("API", (Protocol,), dict(space))


def test_types_that_share_their_parts():
    """The same object is the same type; of two that are built alike, nobody can tell in time."""
    plugin, api = having(LARGE)
    other, _ = having(OTHER)
    plain, small = having(int)
    assert not check(plain(), api).conforms
    assert not check(other(), small).conforms
    report = check(other(), api)
    assert report.conforms
    assert {each.path for each in report.unverified} == {"item", "run(given)", "run (return)"}
    assert check(plugin(), type[api]).conforms is False
    assert check(plugin, type[api]).unverified


class Repo(Generic[T]):
    def load(self) -> T: ...


class Texts(Protocol):
    def load(self) -> str: ...


class Named(NamedTuple):
    item: LARGE


class Item(Protocol):
    @property
    def item(self) -> tuple[int, ...]: ...


def test_what_is_put_into_a_class():
    """A base, an instance or a field with such a type: that type alone is unknown."""
    base = types.new_class("Plugin", (types.GenericAlias(Repo, (LARGE,)),))
    made = types.GenericAlias(Repo, (LARGE,))()
    for plugin in (base(), made):
        assert [each.path for each in check(plugin, Texts).unverified] == ["load (return)"]
    assert check(Named(()), Item).conforms


def test_values_that_share_their_parts():
    """A tuple of tuples tells its type as far as it can be read."""
    value = (1, "x")
    for _ in range(40):
        value = (value, value)
    plugin = types.SimpleNamespace(item=value)
    assert check(plugin, Item).conforms is False
    assert check(types.SimpleNamespace(item=tuple(range(5000))), Item).findings == ()
    assert check(types.SimpleNamespace(item=tuple(map(str, range(5000)))), Item).conforms is False


@pytest.mark.parametrize("depth", [30, 45])
def test_unknown_types_deep_inside(written, depth):
    """Each level asks in both directions, and is remembered."""
    form, unknown = "list[" * depth + "int" + "]" * depth, "list[" * depth + "Missing" + "]" * depth
    text = f"class API(Protocol):\n    item: {form}\n\nclass Plugin:\n    item: '{unknown}'\n"
    assert told(written, text)("Plugin()", "API") == ["unverified cannot-tell item"]


def test_texts_that_name_each_other(written):
    """Forty texts, each of which mentions the one before it twice."""
    names = "".join(f'A{each + 1} = "tuple[A{each}, A{each}]"\n' for each in range(40))
    text = f"A0 = int\n{names}class API(Protocol):\n    item: tuple[int, str]\n\nclass Plugin:\n    item: 'A40'\n"
    assert told(written, text)("Plugin()", "API") == ["error attribute-type item"]


def web(count, last):
    """Protocols and classes of which each one's methods give every other one."""
    text = ""
    for name, base in (("A", "(Protocol)"), ("P", "")):
        for each in range(count):
            text += f"class {name}{each}{base}:\n"
            text += "".join(f"    def m{other}(self) -> '{name}{other}': ...\n" for other in range(count))
        text += f"    def last(self) -> {last if name == 'P' else 'int'}: ...\n"
    return text


def test_types_that_all_mention_each_other(written):
    """Each pair is compared once, whatever way leads to it; what is found there counts wherever it is met."""
    assert told(written, web(15, "int"))("P0()", "A0") == []
    assert told(written, web(15, "str"))("P0()", "A0") == [f"error return-type m{each} (return)" for each in range(15)]


CROSSED = "".join(
    f"class {name}{each}{base}:\n"
    + "".join(f"    def m{i}(self) -> '{name}{(i * 3 + each * step) % 14}': ...\n" for i in range(14))
    for name, base, step in (("A", "(Protocol)", 5), ("P", "", 7))
    for each in range(14)
)


def test_a_question_that_is_nested_too_deeply(written):
    """A chain of nearly two hundred pairs, each inside the one before it: it ends, and nothing is said to be wrong."""
    assert {each.partition(" m")[0] for each in told(written, CROSSED)("P0()", "A0")} == {"unverified cannot-tell"}


GROWING = """
T = TypeVar("T", covariant=True)
class A(Protocol[T]):
    def one(self) -> "A[tuple[T, T]]": ...
    def two(self) -> "A[tuple[T, T, T]]": ...
class P(Generic[T]):
    def one(self) -> "P[tuple[T, T]]": ...
    def two(self) -> "P[tuple[T, T, T]]": ...
"""


def test_types_that_grow_as_they_are_compared(written):
    """A generic class whose methods give it with ever larger arguments."""
    found = told(written, GROWING)("P()", "A[int]")
    assert found == ["unverified cannot-tell one (return)", "unverified cannot-tell two (return)"]


def test_many_overloads(written):
    """Every overload of the API looks for its own among those of the plugin, up to a point."""
    classes = "".join(f"class C{each}: ...\n" for each in range(200))
    for name in ("API(Protocol)", "Plugin"):
        classes += f"class {name}:\n"
        classes += "".join(f"    @overload\n    def run(self, x: C{each}) -> C{each}: ...\n" for each in range(200))
        classes += "    def run(self, x): ...\n"
    found = told(written, classes)("Plugin()", "API")
    assert set(found) == {"unverified cannot-tell run"}


def test_unions_and_literals_of_hundreds(written):
    """What is the same in another order is found at once."""
    plain = [type(f"C{each}", (), {}) for each in range(400)]
    found, wanted = (collections.abc.Callable[[forms], None] for forms in map(union, (plain, plain[::-1])))
    assert check(having(found)[0](), having(wanted)[1]).findings == ()


def union(forms):
    made = forms[0]
    for each in forms[1:]:
        made = made | each
    return made


def test_types_that_are_nested_nearly_too_often_to_be_read():
    """The interpreter's stack ends before the type does: that member alone is unknown."""
    form = int
    for _ in range(900):
        form = list[form]
    plugin, api = having(form)
    ordinary, small = having(int)
    assert {each.code for each in check(plugin(), small).unverified} == {"cannot-tell"}
    assert {each.code for each in check(ordinary(), api).unverified} == {"cannot-tell"}


class Link(Generic[INFERRED]):
    def next(self) -> Link[INFERRED]: ...
    def held(self) -> Box[INFERRED]: ...


class Box(Generic[SECOND]):
    def value(self) -> SECOND: ...
    def link(self) -> Link[SECOND]: ...


def test_variance_of_classes_that_mention_each_other():
    """It is worked out as if what is being worked out took anything, and kept once it is known."""

    class API(Protocol):
        def give(self) -> Link[object]: ...

    class Plugin:
        def give(self) -> Link[int]: ...

    class Wider(Protocol):
        def give(self) -> Link[bool]: ...

    for _ in range(2):
        assert check(Plugin(), API).conforms
        assert not check(Plugin(), Wider).conforms
