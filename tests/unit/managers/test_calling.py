"""call, map, map_method, call_each, acall: what is called, and what becomes of errors."""

from __future__ import annotations

import asyncio
import logging

import pytest

from longshore import (
    CallErrors,
    DispatchExtensionManager,
    ExtensionManager,
    ImportReferences,
    NameDispatchExtensionManager,
    NoMatches,
)
from longshore.testing import make_extension
from tests.unit.managers.apis import Reader, loud, nothing, readers, texts

pytestmark = pytest.mark.usefixtures("plugins")


def test_call_selects_by_the_apis_method():
    """In order, with positional and keyword arguments, bound once."""
    manager = ExtensionManager.invoked(readers, 2)
    wanted = ["Alpha:6", "Beta:6", "Gamma:6", "Alpha:6", "Beta:6"]

    assert manager.call(Reader.read, 3) == wanted
    assert manager.call(Reader.read, count=3) == wanted
    assert manager.call(Reader.read, 3) == wanted


def test_call_without_arguments_and_with_many():
    """Every number of arguments reaches the plugin."""

    class Machine:
        def none(self) -> int:
            return 0

        def two(self, a: int, b: int) -> tuple[int, int]:
            return a, b

        def many(self, a: int, b: int, *more: int, last: int = 0) -> tuple[int, ...]:
            return a, b, *more, last

    manager = ExtensionManager[Machine].make_test_instance([make_extension(name, Machine()) for name in "mn"])

    assert manager.call(Machine.none) == [0, 0]
    assert manager.call(Machine.two, 1, 2) == [(1, 2), (1, 2)]
    assert manager.call(Machine.two, 1, b=2) == manager.call(Machine.two, b=2, a=1) == [(1, 2), (1, 2)]
    assert manager.call(Machine.many, 1, 2) == [(1, 2, 0), (1, 2, 0)]
    assert manager.call(Machine.many, 1, 2, 3) == [(1, 2, 3, 0), (1, 2, 3, 0)]
    assert manager.call(Machine.many, 1, 2, last=3) == [(1, 2, 3), (1, 2, 3)]


def test_call_of_nothing_is_empty():
    """A call has no result for no extension; map has nothing to map, as for stevedore."""
    manager = ExtensionManager.invoked(nothing)

    assert manager.call(Reader.read, 1) == []
    with pytest.raises(NoMatches, match="no tests.nothing extensions found"):
        manager.map(lambda extension: None)


@pytest.mark.parametrize("selector", [str.upper, len, property(), lambda self: None, "read"])
def test_a_selector_that_is_no_method_of_the_api_is_an_error_before_any_call(selector):
    """The message names the API."""
    with pytest.raises(TypeError, match="is not a method of the API Reader or of a base of it"):
        ExtensionManager.invoked(readers).call(selector, 1)


def test_a_selector_may_be_a_method_of_a_base_or_of_all_of_a_union():
    """A base of the API, generic or not, and what the members of a union share."""
    from typing import Generic, Protocol, TypeVar

    T = TypeVar("T")

    class Base:
        def name(self) -> str:
            return type(self).__name__

    class A(Base): ...

    class B(Base):
        def own(self) -> int:
            return 1

    class Store(Protocol[T]):
        def get(self) -> T: ...

    class Ints:
        def get(self) -> int:
            return 3

    both = ExtensionManager[A | B].make_test_instance([make_extension("a", A()), make_extension("b", B())])
    assert both.call(Base.name) == ["A", "B"]
    with pytest.raises(TypeError, match="is not a method"):
        both.call(B.own)
    ints = ExtensionManager[Store[int]].make_test_instance([make_extension("i", Ints())])
    assert ints.call(Store.get) == [3]
    assert Generic is not None


def test_map_passes_the_extension():
    """The function is the host's; the arguments follow the extension."""
    manager = ExtensionManager.invoked(readers)

    assert manager.map(lambda extension, n: (extension.name, extension.obj.read(n)), 2)[0] == ("alpha", "Alpha:2")


def test_map_method_looks_up_by_name():
    """Unchecked, as the name says nothing to a type checker."""
    manager = ExtensionManager.invoked(loud.invoked and readers)

    assert manager.map_method("read", 2)[2] == "Gamma:2"
    with pytest.raises(CallErrors) as caught:
        manager.map_method("size")
    assert "is not callable" in str(caught.value.exceptions[0])


def test_call_each_calls_the_objects_themselves():
    """For APIs that are callables."""
    assert ExtensionManager(texts).call_each("hey") == ["HEY", "hey!"]


@pytest.mark.parametrize(
    "act",
    [
        lambda manager: manager.call(Reader.read, 2),
        lambda manager: manager.call(Reader.read, count=2),
        lambda manager: manager.map(lambda extension: extension.obj.read(2)),
        lambda manager: manager.map_method("read", 2),
        lambda manager: asyncio.run(manager.acall(Reader.fetch, "u")),
    ],
)
def test_all_are_called_then_errors_are_raised_together(act, monkeypatch):
    """The group's members say whose they are; plugins after the one that raised were called."""
    manager = ExtensionManager.invoked(loud)
    called = []
    for extension in manager:
        original = type(extension.obj).read
        fetch = type(extension.obj).fetch

        def read(count, extension=extension, original=original):
            called.append(extension.name)
            return original(extension.obj, count)

        async def afetch(url, extension=extension, fetch=fetch):
            called.append(extension.name)
            return await fetch(extension.obj, url)

        extension.obj.read, extension.obj.fetch = read, afetch

    with pytest.raises(CallErrors) as caught:
        act(manager)

    assert called == ["alpha", "loud", "beta"]
    (error,) = caught.value.exceptions
    assert error.__notes__ == ["raised by tests.loud: 'loud' (acme_readers:Loud) from acme 1.0"]
    assert str(caught.value).startswith("1 of 3 extensions of 'tests.loud' raised")


def test_propagate_true_raises_the_first_as_it_is():
    """Without a group."""
    manager = ExtensionManager(loud.invoked(), propagate_map_exceptions=True)

    with pytest.raises(KeyError):
        manager.call(Reader.read, 2)
    with pytest.raises(ConnectionError):
        asyncio.run(manager.acall(Reader.fetch, "u"))


def test_propagate_false_logs_and_goes_on(caplog):
    """The results of the others are returned; the record names the plugin and has the traceback."""
    manager = ExtensionManager(loud.invoked(), propagate_map_exceptions=False)

    assert manager.call(Reader.read, 2) == ["Alpha:2", "Beta:2"]
    assert manager.map(lambda extension: extension.obj.read(1)) == ["Alpha:1", "Beta:1"]
    assert asyncio.run(manager.acall(Reader.fetch, "u")) == ["Alpha<u", "Beta<u"]
    assert [each.levelno for each in caplog.records] == [logging.ERROR] * 3
    assert "'loud' (acme_readers:Loud) from acme 1.0" in caplog.text
    assert "KeyError: 2\n  at " in caplog.text


def test_the_same_exception_raised_twice_has_one_note():
    """A plugin that raises a singleton does not collect notes."""
    error = ValueError("again")

    class Raiser:
        def act(self) -> None:
            raise error

    manager = ExtensionManager[Raiser].make_test_instance([make_extension("r", Raiser())])
    for _ in range(3):
        with pytest.raises(CallErrors):
            manager.call(Raiser.act)
    assert len(error.__notes__) == 1


def test_an_exception_that_refuses_notes_is_raised_without():
    """Whatever a plugin raises, the host sees it."""

    class Stubborn(Exception):
        def add_note(self, note):
            raise SystemExit("no")

    class Raiser:
        def act(self) -> None:
            raise Stubborn

    manager = ExtensionManager[Raiser].make_test_instance([make_extension("r", Raiser())])
    with pytest.raises(CallErrors) as caught:
        manager.call(Raiser.act)
    assert isinstance(caught.value.exceptions[0], Stubborn)


def test_acall_runs_together_and_keeps_the_order():
    """The first waits for the second: only possible when both run."""
    order = []

    class Slow:
        def __init__(self, event, waits):
            self.event, self.waits = event, waits

        async def go(self) -> bool:
            if self.waits:
                await self.event.wait()
            else:
                self.event.set()
            order.append(self.waits)
            return self.waits

    async def main():
        event = asyncio.Event()
        made = [make_extension("a", Slow(event, True)), make_extension("b", Slow(event, False))]
        return await ExtensionManager[Slow].make_test_instance(made).acall(Slow.go)

    assert asyncio.run(main()) == [True, False]
    assert order == [False, True]


def test_acall_is_cancelled_as_a_whole():
    """When the caller is cancelled, so is every plugin's call."""
    cancelled = []

    class Endless:
        async def go(self) -> None:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                cancelled.append(1)
                raise

    async def main():
        made = [make_extension("a", Endless()), make_extension("b", Endless())]
        await asyncio.wait_for(ExtensionManager[Endless].make_test_instance(made).acall(Endless.go), 0.05)

    with pytest.raises(TimeoutError):
        asyncio.run(main())
    assert cancelled == [1, 1]


def test_a_plugin_that_is_cancelled_does_not_cancel_the_call():
    """It has failed; only the caller cancels."""

    class Quits:
        async def go(self) -> None:
            raise asyncio.CancelledError

    async def main():
        await ExtensionManager[Quits].make_test_instance([make_extension("q", Quits())]).acall(Quits.go)

    with pytest.raises(CallErrors) as caught:
        asyncio.run(main())
    assert str(caught.value.exceptions[0]) == "it was cancelled, and not by its caller"


def test_acall_checks_its_selector_as_well():
    """Before anything is awaited."""
    with pytest.raises(TypeError, match="is not a method of the API"):
        asyncio.run(ExtensionManager.invoked(readers).acall(str.upper))


def test_dispatch_filters_each_call():
    """The filter is given the extension and the arguments; map_method's also the method's name."""
    manager = DispatchExtensionManager.invoked(readers, lambda each: each.name != "delta")

    seen = []

    def only_alpha(extension, count):
        seen.append((extension.name, count))
        return extension.name == "alpha"

    assert manager.map(only_alpha, lambda extension, count: extension.obj.read(count), 2) == ["Alpha:2"]
    assert seen == [("alpha", 2), ("beta", 2), ("gamma", 2), ("beta", 2)]
    assert manager.map(lambda *_: False, lambda extension: 1) == []
    named = manager.map_method(
        lambda extension, method, count: (extension.name, method) == ("gamma", "read"), "read", 2
    )
    assert named == ["Gamma:2"]
    assert manager.map_method(lambda *_: False, "read", 2) == []
    assert manager.select(lambda each: each.name == "beta").call(Reader.read, 1) == ["Beta:1", "Beta:1"]
    assert manager.select(lambda each: each.name == "alpha")["alpha"].obj.size == 1
    with pytest.raises(NoMatches):
        DispatchExtensionManager.invoked(nothing, lambda each: True).map(lambda *_: True, lambda each: 1)


def test_name_dispatch_calls_by_name():
    """In the order of the names; unknown names are passed over; a conflict asks the resolver."""
    manager = NameDispatchExtensionManager(readers.invoked(), lambda each: True, conflict_resolver="last")

    assert manager.map(["gamma", "none", "alpha"], lambda each, n: each.obj.read(n), 1) == ["Gamma:1", "Alpha:1"]
    assert manager.map(["none"], lambda each: 1) == []
    assert manager.map_method(["delta"], "read", 2) == ["Alpha:2"]
    assert manager.map_method([], "read", 2) == []
    assert str(manager.by_name["beta"].distribution) == "zeta 2.0"
    assert manager.select(["beta"]).call(Reader.read, 3) == ["Beta:3"]


def test_test_instances_of_all_managers():
    """Nothing is loaded; the objects are those given."""
    from longshore import DriverManager, EnabledExtensionManager, HookManager, NamedExtensionManager

    one = make_extension("one", "text")
    for maker in (ExtensionManager, NamedExtensionManager, EnabledExtensionManager, HookManager):
        assert [each.obj for each in maker.make_test_instance([one])] == ["text"]
    for maker in (DispatchExtensionManager, NameDispatchExtensionManager):
        assert maker.make_test_instance([one], "ns").namespace == "ns"
    assert DriverManager.make_test_instance(one).driver == "text"
    assert HookManager.make_test_instance([]).name == ""
    assert ImportReferences("os.path:join").references == (("os.path:join", "os.path:join"),)


@pytest.mark.parametrize("api", [Reader | None, int])
def test_an_api_without_the_method_refuses_the_selector(api):
    """None of a union, and no class that has it."""
    manager = ExtensionManager[api].make_test_instance([make_extension("n", None)])

    with pytest.raises(TypeError, match="is not a method of the API"):
        manager.call(Reader.read, 1)


def test_a_callable_api_has_no_methods():
    """The objects themselves are called."""
    with pytest.raises(TypeError, match="is not a method of the API"):
        ExtensionManager(texts).call(str.upper)


def test_a_test_instance_without_an_api_says_how_it_gets_one():
    """make_test_instance is called on Manager[API]."""
    with pytest.raises(TypeError, match=r"Manager\[API\]\.make_test_instance"):
        ExtensionManager.make_test_instance([make_extension("a", 1)]).call(Reader.read, 1)


def test_names_to_dispatch_to_are_not_one_string():
    """A string is a sequence of strings, and not meant."""
    manager = NameDispatchExtensionManager(texts, lambda each: True)

    with pytest.raises(TypeError, match=r"write \['shout'\]"):
        manager.map("shout", lambda each: each.name)


def test_an_interrupt_while_a_note_is_taken_passes():
    """That is the person at the keyboard."""

    class Interrupted(Exception):
        def add_note(self, note):
            raise KeyboardInterrupt

    class Raiser:
        def act(self) -> None:
            raise Interrupted

    manager = ExtensionManager[Raiser].make_test_instance([make_extension("r", Raiser())])
    with pytest.raises(KeyboardInterrupt):
        manager.call(Raiser.act)
