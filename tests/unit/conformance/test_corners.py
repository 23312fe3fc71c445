"""The corners of the fast path and of the engine; for each, both give one verdict."""

from __future__ import annotations

import functools
import sys
import types
from collections.abc import Callable, Coroutine, Iterable, Sized
from typing import Any, ClassVar, Literal, Protocol, overload

import pytest

from longshore import check
from longshore.conformance.engine import examine


def told(plugin, api):
    """Codes and paths, after asserting that the fast path and the engine agree."""
    report, full = check(plugin, api), examine(plugin, api, strict=False, unverified="allow")
    assert (report.conforms, report.findings, report.unverified) == (full.conforms, full.findings, full.unverified)
    return [(each.code, each.path) for each in report.findings + report.unverified]


class Greeter(Protocol):
    def greet(self, name: str, loud: bool) -> Answer: ...


class Answer:
    pass


def made(text, **names):
    """What this text defines as ``Plugin``, in globals of its own."""
    space = {"__name__": "corner_plugins", **names}
    exec(compile(text, "<corner>", "exec", dont_inherit=True), space)
    return space["Plugin"]


STRINGS = """
from __future__ import annotations
class Plugin:
    def greet(self, name: str, loud: bool) -> Answer: ...
"""
HIDING = STRINGS + "    Answer = 3\n"
SWAPPED = STRINGS.replace("name: str, loud: bool", "loud: bool, name: str")


def test_string_annotations_are_read_where_they_are_written():
    """The same text means the same only where its names do."""
    assert told(made(STRINGS, Answer=Answer)(), Greeter) == []
    assert told(made(STRINGS, Answer=int)(), Greeter) == [("return-type", "greet (return)")]
    assert told(made(STRINGS)(), Greeter) == [("cannot-tell", "greet (return)")]
    assert told(made(HIDING, Answer=Answer)(), Greeter) == []
    assert {each[0] for each in told(made(SWAPPED, Answer=Answer)(), Greeter)} == {"parameter-name", "parameter-type"}


def test_members_of_the_instance_come_first():
    """What stands on the instance hides the method of its class."""
    plugin = made(STRINGS, Answer=Answer)()
    plugin.greet = 3
    assert told(plugin, Greeter) == [("wrong-kind", "greet")]


def test_decorated_methods_leave_the_fast_path():
    """A mark on a function, such as that of ``functools.wraps``, sends the plugin to the engine."""

    class Plugin:
        @functools.wraps(Answer)
        def greet(self, name: str, loud: bool) -> Answer: ...

    Plugin.greet.mark = 3
    Plugin.greet.__annotations__ = Greeter.greet.__annotations__
    del Plugin.greet.__wrapped__
    assert told(Plugin(), Greeter) == []


class Making(Protocol):
    def __call__(self, name: str, loud: bool) -> object: ...


def test_constructors():
    """A class is a factory by its ``__init__``, annotations and all."""
    start = "from __future__ import annotations\nclass Plugin:\n    def __init__(self, name: "
    assert told(made(f"{start}str, loud: bool) -> None: ...\n"), Making) == []
    assert told(made(f"{start}str, loud: int) -> None: ...\n"), Making) == []
    assert told(made(f"{start}int, loud: bool) -> None: ...\n"), Making) == [("parameter-type", "Plugin(name)")]


class Shown(Protocol):
    def show(self) -> str: ...


class MakingShown(Protocol):
    def __call__(self, answer: Answer) -> Shown: ...


def test_constructors_of_ordinary_plugins():
    """The fast path takes a class for a factory when its constructor and its methods are the API's own."""
    text = "from __future__ import annotations\nclass Plugin:\n    def __init__(self, answer: Answer) -> None: ...\n"
    text += "    def show(self) -> str: ...\n"
    assert told(made(text, Answer=Answer), MakingShown) == []
    assert told(made(text, Answer=int), MakingShown) == [("parameter-type", "Plugin(answer)")]
    assert told(made(text.replace("answer: ", "reply: "), Answer=Answer), MakingShown) == [
        ("parameter-name", "Plugin(answer)")
    ]
    assert told(made(text.replace("show", "hide"), Answer=Answer), MakingShown) == [("missing-member", "Plugin.show")]


def test_apis_with_bases_of_the_library():
    """The abstract methods of an ABC among a Protocol's bases are members."""

    class API(Sized, Iterable[str], Protocol):
        def greet(self) -> str: ...

    class Plugin:
        def greet(self) -> str: ...
        def __len__(self) -> int: ...

    assert told(Plugin(), API) == [("missing-member", "__iter__")]


def test_annotations_that_call_something():
    """An API whose annotation is an expression with a call is left to the engine, which does not run it."""
    api = made("from typing import Protocol\nclass Plugin(Protocol):\n    def greet(self) -> 'print()': ...\n")
    assert told(made(STRINGS.replace("Answer", "int").replace(", name: str, loud: bool", ""))(), api) == [
        ("cannot-tell", "greet (return)")
    ]


def test_coroutines():
    """A plain function may return a coroutine, or anything."""

    class API(Protocol):
        async def fetch(self) -> int: ...
        def make(self) -> Coroutine[Any, Any, int]: ...
        def give(self) -> types.CoroutineType: ...

    class Plugin:
        def fetch(self) -> types.CoroutineType: ...
        async def make(self) -> int: ...
        async def give(self) -> int: ...

    class Free(Plugin):
        def fetch(self) -> Any: ...

    class Wide(Plugin):
        def fetch(self) -> Coroutine[Any, Any, str]: ...

    assert told(Plugin(), API) == []
    assert told(Free(), API) == []
    assert [each[0] for each in told(Wide(), API)] == ["return-type", "async-mismatch"]


def test_a_difference_from_two_overloads_is_told_once():
    """Overloads of the API that differ from the plugin in one way give one finding."""

    class API(Protocol):
        @overload
        def get(self, key: int) -> int: ...
        @overload
        def get(self, key: str) -> int: ...

    class Plugin:
        def get(self, key: object) -> str: ...

    assert told(Plugin(), API) == [("return-type", "get (return)")]


def test_attributes_with_a_function_type():
    """A method is a value of FunctionType where the API only reads it, and is not to be assigned where it may."""

    class API(Protocol):
        handler: Callable

    class Reading(Protocol):
        @property
        def handler(self) -> Callable: ...

    class Plugin:
        def handler(self) -> None: ...

    assert [each[0] for each in told(Plugin(), Reading)] == []
    assert {each[0] for each in told(Plugin(), API)} <= {"read-only", "cannot-tell"}


def test_declarations_that_a_method_may_fill():
    """An attribute that a Protocol base declares and a method sets is there, in time."""

    class API(Protocol):
        name: str

    class Plugin(API):
        def later(self) -> None:
            self.name = ""

    class Static(API):
        @staticmethod
        def show() -> None: ...

        def late() -> str:
            return print.name

    assert told(Plugin(), API) == []
    assert told(Static(), API) == [("missing-member", "name")]


def test_bare_qualifiers_and_strange_equality():
    """``ClassVar`` without a type leaves the type open; an annotation whose comparison raises is no other one."""

    class Odd:
        def __eq__(self, other: object) -> bool:
            raise RuntimeError

        __hash__ = None

    class API(Protocol):
        kind: ClassVar[Any]

        def greet(self): ...

    class Plugin:
        kind: ClassVar = 3

        def greet(self): ...

    API.greet.__annotations__ = {"return": Odd()}
    Plugin.greet.__annotations__ = {"return": Odd()}
    assert told(Plugin(), API) == [("cannot-tell", "greet (return)")]


def test_unions_and_literals_inside():
    """Each part of a union, each value of a Literal and None are compared."""

    class API(Protocol):
        def one(self) -> int | str: ...
        def two(self) -> str | None: ...
        def three(self) -> None: ...
        def four(self, mode: Literal["a"]) -> bytes: ...

    class Plugin:
        def one(self) -> bool: ...
        def two(self) -> bytes | None: ...
        def three(self) -> Literal[3]: ...
        def four(self, mode: str) -> Literal[b"a"]: ...

    assert told(Plugin(), API) == [("return-type", "two (return)"), ("return-type", "three (return)")]


def test_what_cannot_be_looked_at():
    """An API whose own hook raises gives a report, and so does a form that is not to be taken apart."""

    class Refusing(type(Protocol)):
        def __subclasscheck__(cls, other: type) -> bool:
            raise RuntimeError

    class API(metaclass=Refusing):
        pass

    assert told(3, API) == [("not-a-subclass", "")]
    report = check(
        types.SimpleNamespace(name=made), type("Api", (Protocol,), {"_is_protocol": True, "name": property(3)})
    )
    assert repr(report)


def test_type_parameters_in_brackets():
    """PEP 695: parameters of classes and functions are known to string annotations, aliases to their types."""
    if sys.version_info < (3, 12):
        return
    api = made("from typing import Protocol\nclass Plugin[T](Protocol):\n    def get(self) -> T: ...\n")
    text = "class Base[T]:\n    def get(self) -> 'T': ...\nclass Plugin(Base[int]):\n    def f[S](self, x: 'S') -> 'S': ...\n"
    plugin = made(text)
    assert told(plugin(), api[int]) == []
    assert told(plugin(), api[str]) == [("return-type", "get (return)")]
    alias = made("type Plugin = int\n")
    endless = made("type Plugin = Plugin\n")
    broken = made("type Plugin = Nowhere\n")
    assert told(3, alias) == []
    assert told("3", alias) == [("not-a-subclass", "")]
    for form in (endless, broken):
        assert [each[0] for each in told(3, form)] == ["cannot-tell"]


@pytest.mark.parametrize("annotation", ["1 / 0", "Nowhere", "Nowhere[int]"])
def test_annotations_that_are_not_to_be_had(annotation):
    """An annotation that can't be evaluated is unverified, evaluated late or kept as text."""
    text = f"from __future__ import annotations\nclass Plugin:\n    def greet(self) -> {annotation}: ...\n"
    sources = [text] + ([text.partition("\n")[2]] if sys.version_info >= (3, 14) else [])
    api = made("from typing import Protocol\nclass Plugin(Protocol):\n    def greet(self) -> int: ...\n")
    for source in sources:
        assert [each[0] for each in told(made(source)(), api)] == ["cannot-tell"]
