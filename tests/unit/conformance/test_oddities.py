"""Plugins whose members are made in unusual ways: no false alarm, and what can be told is told."""

from __future__ import annotations

import enum
import functools
import importlib.util
import sys
import types
from collections.abc import Callable, Iterator
from dataclasses import InitVar, dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, overload

from longshore import check, conforms

if TYPE_CHECKING:
    from collections.abc import Sequence as Hidden


class Greeter(Protocol):
    def greet(self, name: str) -> str: ...


class Named(Protocol):
    name: str


class Label(Protocol):
    @property
    def name(self) -> str: ...


def told(report):
    """Codes, severities and paths of a report."""
    return [(each.code, each.severity, each.path) for each in report.findings + report.unverified]


UNTOLD = [("cannot-tell", "unverified", "greet")]


class Descriptor:
    def __get__(self, instance: object, owner: object = None) -> str:
        raise RuntimeError

    def __set__(self, instance: object, value: str) -> None:
        raise RuntimeError


def test_descriptors_are_known_by_their_annotations():
    """A descriptor's type is what its ``__get__`` says; it is not run. pyright does not look at that."""

    class Plugin:
        name = Descriptor()

    class Wrong:
        name: int = Descriptor()

    assert told(check(Plugin(), Named)) == [("wrong-kind", "warning", "name")]
    assert told(check(Wrong(), Named)) == [("attribute-type", "error", "name")]


def test_functools_wrappers():
    """Caches and partial methods take what they are given, to type checkers; single dispatch hides its signature."""

    def greet(self, name: str) -> str:
        return name

    class Plugin:
        def __init__(self, member: object) -> None:
            type(self).greet = member

    assert told(check(Plugin(functools.lru_cache(greet)), Greeter)) == []
    assert told(check(Plugin(functools.partialmethod(greet, "x")), Greeter)) == [("wrong-kind", "warning", "greet")]
    assert told(check(Plugin(functools.singledispatchmethod(greet)), Greeter)) == UNTOLD
    binds = "__get__" in vars(functools.partial)  # from 3.13 on, which the type checkers don't know
    assert told(check(Plugin(functools.partial(greet, None)), Greeter)) == (UNTOLD if binds else [])


def test_callable_members_are_compared():
    """A function, a lambda, an object with ``__call__``, a class or a bound method may be the member."""

    class Callable_:
        def __call__(self, name: str) -> str:
            return name

    class Wrong:
        def __call__(self) -> str:
            return ""

    for member in (Callable_(), Callable_().__call__):
        assert told(check(types.SimpleNamespace(greet=member), Greeter)) == []
    assert [each[:2] for each in told(check(types.SimpleNamespace(greet=Wrong()), Greeter))] == [
        ("too-few-parameters", "error")
    ]
    assert check(types.SimpleNamespace(greet=lambda name: name), Greeter).conforms
    assert check(types.SimpleNamespace(greet=str), Greeter).conforms
    assert not check(types.SimpleNamespace(greet=3), Greeter)


def test_builtins_have_members_without_types():
    """Methods of C are members, and their types are unverified."""

    class Popping(Protocol):
        def pop(self, index: int = -1, /) -> object: ...

    report = check([], Popping)
    assert report.conforms
    assert [each[0] for each in told(report)] == ["cannot-tell"]
    assert not check((), Popping)


def test_dataclasses():
    """Fields with and without default, factories, slots, frozen and InitVar."""

    @dataclass
    class Plugin:
        name: str
        names: list[str] = field(default_factory=list)
        seed: InitVar[int] = 3

    @dataclass(frozen=True, slots=True)
    class Frozen:
        name: str = ""

    @dataclass(frozen=True)
    class Below(Frozen):
        size: int = 3

    class Maker(Protocol):
        def __call__(self, name: str) -> Named: ...

    assert told(check(Plugin(""), Named)) == []
    assert told(check(Plugin, Maker)) == []
    assert told(check(Plugin, type[Named])) == []
    for plugin in (Frozen(), Below()):
        assert told(check(plugin, Named)) == [("read-only", "error", "name")]
        assert told(check(plugin, Label)) == []


def test_enums():
    """Members of an enum have its methods and properties; ``name`` and ``value`` are unverified."""

    class Colour(enum.Enum):
        RED = 1

        def greet(self, name: str) -> str:
            return name

    assert told(check(Colour.RED, Greeter)) == []
    assert told(check(Colour.RED, Label)) == [("cannot-tell", "unverified", "name")]
    assert not check(Colour, Greeter)


def test_modules(tmp_path, monkeypatch):
    """Functions and annotated globals of a module; a module's ``__getattr__`` is not asked."""
    (tmp_path / "odd_plugins.py").write_text(
        "name: str = 'x'\nsize = 3\ndef greet(name: str) -> str: ...\n", encoding="utf-8"
    )
    (tmp_path / "lazy_plugins.py").write_text("def __getattr__(name): raise RuntimeError\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    odd, lazy = importlib.import_module("odd_plugins"), importlib.import_module("lazy_plugins")

    class Whole(Greeter, Named, Protocol):
        size: str

    assert told(check(odd, Greeter)) == []
    assert told(check(odd, Whole)) == [("attribute-type", "error", "size")]
    assert told(check(lazy, Greeter)) == UNTOLD
    assert not check(sys, Greeter)


def test_overloads():
    """One fitting overload is enough; where none fits, the nearest is told."""

    class Getter(Protocol):
        def get(self, key: int) -> int: ...

    class Good:
        @overload
        def get(self, key: str) -> str: ...
        @overload
        def get(self, key: int) -> int: ...
        def get(self, key: Any) -> Any: ...

    class Bad:
        @overload
        def get(self, key: str) -> str: ...
        @overload
        def get(self, key: int) -> str: ...
        def get(self, key: Any) -> Any: ...

    assert told(check(Good(), Getter)) == []
    assert told(check(Bad(), Getter)) == [("return-type", "error", "get (return)")]


def test_names_for_checkers_alone():
    """A name under TYPE_CHECKING costs its own annotation, no more, on either side."""

    class Plugin:
        def first(self, names: Hidden[str]) -> str:
            return ""

        def second(self, names: list[str]) -> str:
            return ""

    class API(Protocol):
        def first(self, names: list[str]) -> str: ...
        def second(self, names: Hidden[str]) -> int: ...

    assert told(check(Plugin(), API)) == [
        ("return-type", "error", "second (return)"),
        ("cannot-tell", "unverified", "first(names)"),
        ("cannot-tell", "unverified", "second(names)"),
    ]


def test_annotations_are_never_executed():
    """An annotation that calls something is left alone; one that raises costs only itself."""

    class Plugin:
        def greet(self, name: print("executed")) -> 1 / 0:
            return name

    assert [each[:2] for each in told(check(Plugin(), Greeter))] == [("cannot-tell", "unverified")] * 2


def test_annotations_that_cannot_be_shown():
    """An annotation whose repr raises is shown by its class."""

    class Odd:
        def __repr__(self) -> str:
            raise RuntimeError

        __eq__ = __repr__
        __hash__ = None

    class Plugin:
        pass

    def greet(self, name):
        return name

    greet.__annotations__ = {"name": Odd(), "return": "Odd()"}
    Plugin.greet = greet
    report = check(Plugin(), Greeter)
    assert [each.actual for each in report.unverified] == ["(Odd)", "Odd()"]


def test_members_of_recursive_types():
    """APIs and plugins that mention each other are compared to the end."""

    class Node(Protocol):
        def next(self) -> Other: ...

    class Other(Protocol):
        def next(self) -> Node: ...

    namespace = {"Node": Node, "Other": Other}
    for api in (Node, Other):
        api.next.__annotations__["return"] = namespace["Other" if api is Node else "Node"]

    class Good:
        def next(self): ...

    Good.next.__annotations__ = {"return": Good}
    assert told(check(Good(), Node)) == []


def test_bodies():
    """Only a body that does nothing is empty: one that returns a text, itself or a number is not."""

    class API(Protocol):
        def text(self) -> str:
            return "text"

        def itself(self) -> object:
            return self

        def number(self) -> int:
            return 5

        def nothing(self) -> None:
            """Nothing."""

        def refused(self) -> str:
            """It is not there."""
            raise NotImplementedError

        async def later(self) -> str:
            return "later"

    class Plugin(API):
        pass

    assert told(check(Plugin(), API)) == [
        ("empty-body", "warning", "nothing"),
        ("empty-body", "error", "refused"),
    ]


def test_a_class_is_not_asked_for_what_its_metaclass_forbids():
    """A class whose metaclass calls in its own way is unverified as a factory."""

    class Meta(type):
        def __call__(cls, *args: object) -> object:
            raise RuntimeError

    class Plugin(metaclass=Meta):
        pass

    assert [each[:2] for each in told(check(Plugin, Callable[[int], Greeter]))] == [("cannot-tell", "unverified")]


def test_slots_are_members_with_values():
    """A slot is a member; its value tells its type, and an empty one leaves it open."""

    class Plugin:
        __slots__ = ("name",)

    plugin = Plugin()
    assert [each[0] for each in told(check(plugin, Named))] == ["cannot-tell"]
    plugin.name = 3
    assert [each[0] for each in told(check(plugin, Named))] == ["attribute-type"]


class Names:
    def __iter__(self) -> Iterator[str]: ...
    def __next__(self) -> str: ...


def test_iterators_by_hook():
    """A class with the methods of an ABC of the library is not refused for it."""

    class API(Protocol):
        def names(self) -> Iterator[str]: ...
        def name(self) -> str: ...

    class Plugin:
        def names(self) -> Names: ...
        def name(self) -> Names: ...

    assert told(check(Plugin(), API)) == [
        ("return-type", "error", "name (return)"),
    ]
    assert conforms(Names(), Iterator)
