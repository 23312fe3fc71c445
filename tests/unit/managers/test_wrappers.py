"""Wrappers: functions of plugins around the whole call of a method of the API."""

from __future__ import annotations

import asyncio
import functools
import sys
import threading
import types
from collections.abc import Awaitable, Callable
from typing import Protocol

import pytest

from longshore import (
    CallErrors,
    DispatchExtensionManager,
    DriverManager,
    ExtensionManager,
    HookManager,
    NameDispatchExtensionManager,
    Raised,
    awrapper,
    wrapper,
)
from longshore.managers.lazy import drop
from longshore.testing import make_extension
from tests.support import NAMESPACE, Site, run_python

Steps = Callable[[int], "list[int]"]


class Base(Protocol):
    """What the API derives from."""

    def close(self) -> str: ...


class Step(Protocol):
    """The API of these tests."""

    def step(self, number: int) -> int: ...

    def find(self, text: str, *, deep: bool = False) -> str | None: ...

    async def wait(self, seconds: float) -> str: ...


class Closable(Protocol):
    """What not every plugin has."""

    def close(self) -> str: ...


class Plain:
    """Keeps the API and wraps nothing."""

    def __init__(self, add: int = 1) -> None:
        self.add = add

    def step(self, number: int) -> int:
        return number + self.add

    def find(self, text: str, *, deep: bool = False) -> str | None:
        return f"{text} {deep}" if self.add > 1 else None

    async def wait(self, seconds: float) -> str:
        await asyncio.sleep(seconds)
        return str(self.add)


class Sick(Plain):
    """Raises whatever it is asked."""

    def step(self, number: int) -> int:
        raise ValueError("sick")

    async def wait(self, seconds: float) -> str:
        raise ValueError("sick")


class Logged(Plain):
    """Notes what it sees of each call."""

    def __init__(self, log: list[object], add: int = 1) -> None:
        super().__init__(add)
        self.log = log

    @wrapper(Step.step)
    def around_step(self, call: Steps, number: int) -> list[int]:
        self.log.append(f"{self.add} before {number}")
        try:
            results = call(number)
        except Exception as error:
            self.log.append(f"{self.add} sees {type(error).__name__}")
            raise
        self.log.append(f"{self.add} after {results}")
        return results


class Doubling(Plain):
    """Changes arguments and results."""

    @wrapper(Step.step)
    def double(self, call: Steps, number: int) -> list[int]:
        return [2 * each for each in call(number + 100)]


class Failing(Plain):
    """Its wrapper raises: before the call, or after it."""

    def __init__(self, after: bool, add: int = 1) -> None:
        super().__init__(add)
        self.after = after

    @wrapper(Step.step)
    def fail(self, call: Steps, number: int) -> list[int]:
        if self.after:
            call(number)
        raise OSError("broken")


class Swallowing(Plain):
    """Lets nothing through."""

    @wrapper(Step.step)
    def swallow(self, call: Steps, number: int) -> list[int]:
        try:
            return call(number)
        except Exception:
            return [-1]


class Closing(Plain):
    """Wraps a method that it does not have."""

    @wrapper(Closable.close)
    def around_close(self, call: Callable[[], list[str]]) -> list[str]:
        return [*call(), "closed"]


class Door(Plain):
    """Has more than is asked."""

    def close(self) -> str:
        return "door"


def manager(*plugins: Step, propagate: bool | None = None) -> ExtensionManager[Step]:
    """A manager of these."""
    extensions = [make_extension(chr(ord("a") + place), each) for place, each in enumerate(plugins)]
    return ExtensionManager[Step].make_test_instance(extensions, propagate_map_exceptions=propagate)


def test_it_stands_around_the_whole_call() -> None:
    """Before all plugins and after all; the first extension's is the outermost."""
    log: list[object] = []
    hooks = manager(Logged(log, 1), Plain(5), Logged(log, 2))
    for _ in range(2):
        log.clear()
        assert hooks.call(Step.step, 10) == [11, 15, 12]
        assert log == ["1 before 10", "2 before 10", "2 after [11, 15, 12]", "1 after [11, 15, 12]"]


def test_it_changes_arguments_and_results() -> None:
    """Those of the wrappers inside it included."""
    assert manager(Doubling(1), Plain(2)).call(Step.step, 3) == [208, 210]
    assert manager(Doubling(1), Doubling(2)).call(Step.step, 3) == [4 * 204, 4 * 205]


def test_it_may_leave_the_call_out_or_repeat_it() -> None:
    """The call is a function."""

    class Twice(Plain):
        @wrapper(Step.step)
        def twice(self, call: Steps, number: int) -> list[int]:
            return [] if number < 0 else call(number) + call(number + 1)

    hooks = manager(Twice(0), Plain(10))
    assert hooks.call(Step.step, 1) == [1, 11, 2, 12]
    assert hooks.call(Step.step, -1) == []
    assert len(hooks.outcomes(Step.step, 1)) == 2
    assert hooks.outcomes(Step.step, -1) == []


def test_keywords_reach_it() -> None:
    """As the caller gave them."""

    class Deep(Plain):
        @wrapper(Step.find)
        def around(self, call: Callable[..., list[str | None]], text: str, *, deep: bool = False) -> list[str | None]:
            return call(f"<{text}>", deep=not deep)

    hooks = manager(Deep(2))
    assert hooks.call(Step.find, "a") == ["<a> True"]
    assert hooks.call(Step.find, text="a", deep=True) == ["<a> False"]
    assert hooks.call(Step.step, 1) == [3]


def test_the_first_result() -> None:
    """A list of the one result, or of none; what the wrapper makes of it counts."""
    seen: list[object] = []

    class Seeing(Plain):
        @wrapper(Step.find)
        def around(self, call: Callable[..., list[str | None]], text: str, *, deep: bool = False) -> list[str | None]:
            found = call(text, deep=deep)
            seen.append(list(found))
            return found or ([None, "other"] if deep else [])

    hooks = manager(Seeing(1), Plain(2))
    assert hooks.first(Step.find, "a") == "a False"
    assert manager(Seeing(1)).first(Step.find, "a") is None
    assert manager(Seeing(1)).first(Step.find, "a", deep=True) is None
    assert seen == [["a False"], [], []]


def test_a_value_goes_through_wrappers() -> None:
    """A list of the final value; an empty one leaves the value as it was."""
    assert manager(Doubling(1), Plain(20)).fold(Step.step, 300) == 842

    class Refusing(Plain):
        @wrapper(Step.step)
        def refuse(self, call: Steps, number: int) -> list[int]:
            return []

    assert manager(Refusing(1)).fold(Step.step, 300) == 300

    class ByName(Protocol):
        def __call__(self, number: int) -> list[int]: ...

    class Naming(Plain):
        @wrapper(Step.step)
        def name(self, call: ByName, number: int) -> list[int]:
            return call(number=number + 1)

    assert manager(Naming(1)).fold(Step.step, 300) == manager(Plain(1)).fold(Step.step, 301)


def test_the_outcomes_of_a_call_are_those_of_the_extensions() -> None:
    """The wrapper sees the values of those that returned; what it raises comes last, under its own name."""
    log: list[object] = []
    hooks = manager(Logged(log, 1), Sick(2), Doubling(3))
    assert [repr(each) for each in hooks.outcomes(Step.step, 1)] == [
        "Returned('a', 102)",
        "Raised('b', ValueError('sick'))",
        "Returned('c', 104)",
    ]
    assert log == ["1 before 1", "1 after [204, 208]"]
    found = manager(Swallowing(1), Failing(after=True), Plain(3)).outcomes(Step.step, 1)
    assert [repr(each) for each in found] == [
        "Returned('a', 2)",
        "Returned('b', 2)",
        "Returned('c', 4)",
        "Raised('b', OSError('broken'))",
    ]
    assert isinstance(found[-1], Raised)
    assert found[-1].error.__notes__[0].startswith("raised by TESTING: 'b' ")
    assert [repr(each) for each in manager(Failing(after=False)).outcomes(Step.step, 1)] == [
        "Raised('a', OSError('broken'))"
    ]


def test_it_sees_what_plugins_raise() -> None:
    """All of it as a group, which passes through without the wrapper's plugin on it; or the first, where that is set."""
    log: list[object] = []
    hooks = manager(Logged(log, 1), Sick(2), Plain(3))
    with pytest.raises(CallErrors) as caught:
        hooks.call(Step.step, 1)
    assert not hasattr(caught.value, "__notes__")
    assert [each.__notes__[0][:24] for each in caught.value.exceptions] == ["raised by TESTING: 'b' ("]
    with pytest.raises(ValueError, match="sick") as first:
        hooks.using(errors="first").call(Step.step, 1)
    assert len(first.value.__notes__) == 1
    assert log == ["1 before 1", "1 sees CallErrors", "1 before 1", "1 sees ValueError"]
    assert manager(Swallowing(1), Sick(2)).call(Step.step, 1) == [-1]


@pytest.mark.parametrize("errors", ["group", "first"])
@pytest.mark.parametrize("after", [True, False])
def test_what_it_raises_is_raised(errors, after: bool) -> None:
    """With its plugin's name, and seen by the wrappers outside."""
    log: list[object] = []
    hooks = manager(Logged(log, 1), Failing(after)).using(errors=errors)
    with pytest.raises(OSError, match="broken") as caught:
        hooks.call(Step.step, 1)
    [note] = caught.value.__notes__
    assert note.startswith("raised by TESTING: 'b' ")
    assert log == ["1 before 1", "1 sees OSError"]


def test_what_it_raises_is_logged_or_kept(caplog: pytest.LogCaptureFixture) -> None:
    """The call gives what the wrapper had got, nothing where it had not made the call."""
    log: list[object] = []
    hooks = manager(Logged(log, 1), Failing(after=True))
    assert hooks.using(errors="log").call(Step.step, 1) == [2, 2]
    assert log == ["1 before 1", "1 after [2, 2]"]
    assert ["error calling TESTING: 'b'" in each.getMessage() for each in caplog.records] == [True]
    view = manager(Failing(after=False), Plain(1)).using(errors="collect")
    assert view.call(Step.step, 1) == []
    assert view.fold(Step.step, 7) == 7
    assert view.first(Step.step, 7) is None
    assert [str(each) for each in view.errors] == ["broken"] * 3


@pytest.mark.parametrize("given", [None, (1, 2), 3])
def test_what_is_no_list_is_an_error(given: object) -> None:
    """It names the plugin, the wrapper, and what it gave."""

    class Wrong(Plain):
        @wrapper(Step.step)
        def around(self, call: Steps, number: int) -> list[int]:
            return given  # type: ignore[return-value]

    with pytest.raises(TypeError) as caught:
        manager(Wrong()).call(Step.step, 1)
    text = str(caught.value)
    assert text.startswith("the wrapper 'around' (")
    assert f"test_wrappers.py:{Wrong.around.__code__.co_firstlineno})" in text
    assert "of TESTING: 'a' (" in text
    assert f" returned {given!r}, not a list" in text


def test_a_wrapper_whose_place_is_unknown() -> None:
    """The error does without."""

    class Wrong(Plain):
        around = wrapper(Step.step)(eval("lambda *args: None"))

    with pytest.raises(TypeError, match="^the wrapper 'around' of TESTING: 'a' "):
        manager(Wrong()).call(Step.step, 1)


def test_a_base_exception_passes() -> None:
    """It is nobody's error."""

    class Ending(Plain):
        @wrapper(Step.step)
        def around(self, call: Steps, number: int) -> list[int]:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        manager(Ending()).using(errors="log").call(Step.step, 1)


def test_a_view_of_another_api_keeps_where_wrappers_come_from() -> None:
    """A plugin wraps a method that it does not have."""
    hooks = manager(Closing(), Door())
    assert hooks.having(Closable).names() == ["b"]
    assert hooks.having(Closable).call(Closable.close) == ["door", "closed"]
    assert hooks.using(errors="log").having(Closable).using().call(Closable.close) == ["door", "closed"]


def test_what_it_raises_in_such_a_view_has_its_own_name() -> None:
    """Though the view has not its extension."""

    class Broken(Plain):
        @wrapper(Closable.close)
        def around_close(self, call: Callable[[], list[str]]) -> list[str]:
            raise OSError("broken")

    view = manager(Broken(), Door()).having(Closable)
    assert [repr(each) for each in view.outcomes(Closable.close)] == ["Raised('a', OSError('broken'))"]
    with pytest.raises(OSError, match="broken") as caught:
        view.call(Closable.close)
    assert caught.value.__notes__[0].startswith("raised by TESTING: 'a' ")


def test_a_dispatcher_has_the_wrappers_of_those_it_selects() -> None:
    """And no others."""
    extensions = [make_extension("plain", Plain(1)), make_extension("double", Doubling(2))]
    dispatch = DispatchExtensionManager[Step].make_test_instance(extensions)
    assert dispatch.select(lambda each: True).call(Step.step, 1) == [204, 206]
    assert dispatch.select(lambda each: each.name == "plain").call(Step.step, 1) == [2]
    by_name = NameDispatchExtensionManager[Step].make_test_instance(extensions)
    assert by_name.select(["plain"]).call(Step.step, 1) == [2]
    assert by_name.select(["double"]).call(Step.step, 1) == [206]


def test_every_collection_has_them(site: Site) -> None:
    """A hook manager and a driver, too."""
    extension = make_extension("double", Doubling(2))
    assert HookManager[Step].make_test_instance([extension]).call(Step.step, 1) == [206]
    assert DriverManager[Step].make_test_instance(extension).call(Step.step, 1) == [206]


def test_plugins_that_load_when_they_are_asked_for(site: Site) -> None:
    """All that are called are loaded for a call, and in a view all that may wrap it; those that fail have no wrapper."""
    source = """
from longshore import wrapper
from tests.unit.managers.test_wrappers import Closable
class Plugin:
    def close(self) -> str: return "shut"
    @wrapper(Closable.close)
    def around(self, call): return [*call(), "around"]
plugin = Plugin()
"""
    source = source.replace("from tests.unit.managers.test_wrappers", f"from {__name__}")
    site.plugin("good", source)
    site.plugin("sick", source + "raise ValueError")
    hooks = ExtensionManager[Closable](NAMESPACE, lazy=True)
    assert "module_of_good" not in sys.modules
    assert hooks.call(Closable.close) == ["shut", "around"]
    assert hooks.names() == ["good"]
    assert hooks.using().call(Closable.close) == ["shut", "around"]
    assert ExtensionManager[Closable](NAMESPACE, lazy=True).having(Closable).first(Closable.close) == "shut"


def test_a_plugin_that_fails_while_a_wrapper_runs() -> None:
    """The manager has forgotten what it knew, and asks those that are left."""

    class Waiting(Plain):
        hooks: ExtensionManager[Step]

        @wrapper(Step.step)
        def around(self, call: Steps, number: int) -> list[int]:
            if len(self.hooks) > 1:
                drop(self.hooks, self.hooks.extensions[1])
            return call(number)

    waiting = Waiting(1)
    waiting.hooks = manager(waiting, Doubling(2))
    assert waiting.hooks.call(Step.step, 1) == [204]
    assert waiting.hooks.call(Step.step, 1) == [2]


def test_a_selection_by_metadata_has_the_wrappers_of_its_own() -> None:
    """Those of the others do not count."""
    hooks = manager(Plain(1), Doubling(2))
    assert hooks.select(lambda meta: meta is None).call(Step.step, 1) == [204, 206]
    assert hooks.select(lambda meta: meta is not None).call(Step.step, 1) == []


def test_map_has_none() -> None:
    """It names no method of the API."""
    hooks = manager(Doubling(1))
    assert hooks.map(lambda each: each.obj.step(1)) == [2]
    assert hooks.map_method("step", 1) == [2]


def test_a_module_is_a_plugin() -> None:
    """Its functions have no self."""
    module = types.ModuleType("plugin")

    @wrapper(Step.step).function
    def around(call: Steps, number: int) -> list[int]:
        return [*call(number), 99]

    module.step = lambda number: number  # type: ignore[attr-defined]
    module.around = module.again = around  # type: ignore[attr-defined]
    assert manager(module).call(Step.step, 1) == [1, 99]  # type: ignore[arg-type]


def test_static_methods_and_class_methods() -> None:
    """In both orders of the decorators."""

    class Several(Plain):
        @staticmethod
        @wrapper(Step.step).function
        def one(call: Steps, number: int) -> list[int]:
            return [*call(number), 1]

        @wrapper(Step.step).function
        @staticmethod
        def two(call: Steps, number: int) -> list[int]:
            return [*call(number), 2]

        @classmethod
        @wrapper(Step.step)
        def three(cls, call: Steps, number: int) -> list[int]:
            return [*call(number), 3]

    assert manager(Several(5)).call(Step.step, 1) == [6, 3, 2, 1]


def test_a_class_that_is_handed_over() -> None:
    """What is called needs no object."""

    class Static:
        @staticmethod
        def step(number: int) -> int:
            return number

        @classmethod
        @wrapper(Step.step)
        def around(cls, call: Steps, number: int) -> list[int]:
            return [*call(number), 9]

    assert manager(Static).call(Step.step, 1) == [1, 9]  # type: ignore[arg-type]


def test_an_object_that_has_slots_only() -> None:
    """Its class is looked at."""

    class Slotted:
        __slots__ = ()

        def step(self, number: int) -> int:
            return number

        @wrapper(Step.step)
        def around(self, call: Steps, number: int) -> list[int]:
            return [*call(number), 9]

    assert manager(Slotted()).call(Step.step, 1) == [1, 9]  # type: ignore[arg-type]


def test_subclasses_inherit_replace_and_drop_wrappers() -> None:
    """By name, as methods; a class's own are outside of its base's."""
    log: list[object] = []

    class More(Logged):
        @wrapper(Step.step)
        def more(self, call: Steps, number: int) -> list[int]:
            self.log.append("more")
            return call(number)

    class Other(Logged):
        def around_step(self, call: Steps, number: int) -> list[int]:
            raise AssertionError

    assert manager(More(log)).call(Step.step, 1) == [2]
    assert log == ["more", "1 before 1", "1 after [2]"]
    assert manager(Other(log)).call(Step.step, 1) == [2]


def test_a_method_that_is_declared_anew_is_one_with_that_of_its_base() -> None:
    """Both call the same method of the plugins."""

    class Narrow(Base, Protocol):
        def close(self) -> str: ...

    class Both:
        def close(self) -> str:
            return "both"

        @wrapper(Base.close)
        def base(self, call: Callable[[], list[str]]) -> list[str]:
            return [*call(), "base"]

        @wrapper(Narrow.close)
        def narrow(self, call: Callable[[], list[str]]) -> list[str]:
            return [*call(), "narrow"]

    hooks = ExtensionManager[Narrow].make_test_instance([make_extension("a", Both())])
    assert hooks.call(Narrow.close) == hooks.call(Base.close) == ["both", "narrow", "base"]
    wide = ExtensionManager[Base].make_test_instance([make_extension("a", Both())])
    assert wide.call(Base.close) == ["both", "base"]


def test_one_function_wraps_several_methods() -> None:
    """It has a mark for each."""

    class Any(Plain):
        @wrapper(Closable.close)
        @wrapper(Base.close)
        def around(self, call: Callable[[], list[str]]) -> list[str]:
            return [*call(), "any"]

    hooks = manager(Any(), Door())
    assert hooks.having(Closable).call(Closable.close) == ["door", "any"]
    assert hooks.having(Base).call(Base.close) == ["door", "any"]


def test_a_decorator_above_keeps_the_mark() -> None:
    """functools.wraps copies it."""

    def noted(function):
        @functools.wraps(function)
        def outer(*args):
            return [*function(*args), 7]

        return outer

    class Decorated(Plain):
        @noted
        @wrapper(Step.step)
        def around(self, call: Steps, number: int) -> list[int]:
            return call(number)

    assert manager(Decorated()).call(Step.step, 1) == [2, 7]


def test_what_looks_like_a_mark_is_none() -> None:
    """Nothing of a plugin is run to look for marks."""

    class Strange:
        def __getattr__(self, name: str) -> object:
            raise AssertionError(name)

    class Odd(Plain):
        strange = Strange()

        def marked(self) -> None: ...

        marked.__longshore_wraps__ = 3  # type: ignore[attr-defined]

        @property
        def failing(self) -> int:
            raise AssertionError

    class Hiding(Odd):
        @property
        def __dict__(self):  # type: ignore[override]
            return 3

    assert manager(Odd(), Doubling()).call(Step.step, 1) == [204, 204]
    assert manager(Hiding(), Doubling()).call(Step.step, 1) == [204, 204]


def test_asynchronous_calls_have_wrappers_of_their_own() -> None:
    """They await the call; those that do not are for ``call``."""
    log: list[object] = []

    class Waiting(Logged):
        @awrapper(Step.wait)
        async def around_wait(self, call: Callable[[float], Awaitable[list[str]]], seconds: float) -> list[str]:
            self.log.append("before")
            results = await call(seconds / 1000)
            self.log.append(results)
            return [each * 2 for each in results]

    hooks = manager(Waiting(log, 1), Plain(2))
    assert asyncio.run(hooks.acall(Step.wait, 1)) == ["11", "22"]
    assert asyncio.run(hooks.acall(Step.wait, 1)) == ["11", "22"]
    assert [repr(each) for each in asyncio.run(hooks.aoutcomes(Step.wait, 1))] == [
        "Returned('a', '1')",
        "Returned('b', '2')",
    ]
    assert log == ["before", ["1", "2"]] * 3
    for each in hooks.call(Step.wait, 1):
        each.close()
    assert len(log) == 6


def test_a_method_that_returns_something_to_await_is_called_in_two_ways() -> None:
    """Each has the wrappers that are marked for it."""

    class Later(Protocol):
        def later(self) -> Awaitable[str]: ...

    class Both:
        async def later(self) -> str:
            return "late"

        @wrapper(Later.later)
        def around(self, call: Callable[[], list[Awaitable[str]]]) -> list[Awaitable[str]]:
            return [*call(), *call()]

        @awrapper(Later.later)
        async def awaited(self, call: Callable[[], Awaitable[list[str]]]) -> list[str]:
            return [*await call(), "awaited"]

    hooks = ExtensionManager[Later].make_test_instance([make_extension("a", Both())])
    assert asyncio.run(hooks.acall(Later.later)) == ["late", "awaited"]
    coroutines = hooks.call(Later.later)
    assert len(coroutines) == 2
    for each in coroutines:
        each.close()


def test_errors_of_asynchronous_calls_and_wrappers() -> None:
    """As of those that are not."""

    class Breaking(Plain):
        @awrapper(Step.wait)
        async def around(self, call: Callable[[float], Awaitable[list[str]]], seconds: float) -> list[str]:
            results = await call(seconds)
            raise OSError(str(results))

    class Telling(Plain):
        @awrapper(Step.wait).function
        @staticmethod
        async def around(call: Callable[[float], Awaitable[list[str]]], seconds: float) -> list[str]:
            return None  # type: ignore[return-value]

    with pytest.raises(OSError, match="'1'") as caught:
        asyncio.run(manager(Breaking(1)).acall(Step.wait, 0))
    assert caught.value.__notes__[0].startswith("raised by TESTING: 'a' ")
    with pytest.raises(CallErrors):
        asyncio.run(manager(Breaking(1), Sick(2)).acall(Step.wait, 0))
    view = manager(Breaking(1), Plain(2)).using(errors="collect")
    assert asyncio.run(view.acall(Step.wait, 0)) == ["1", "2"]
    assert [str(each) for each in view.errors] == ["['1', '2']"]
    with pytest.raises(TypeError, match="the wrapper 'around' .* returned None, not a list"):
        asyncio.run(manager(Telling()).acall(Step.wait, 0))
    found = asyncio.run(manager(Breaking(1), Sick(2)).aoutcomes(Step.wait, 0))
    assert [repr(each) for each in found] == [
        "Returned('a', '1')",
        "Raised('b', ValueError('sick'))",
        """Raised('a', OSError("['1']"))""",
    ]


def test_cancelling_passes_through() -> None:
    """It is no error of the wrapper's."""
    ended: list[str] = []

    class Cleaning(Plain):
        @awrapper(Step.wait)
        async def around(self, call: Callable[[float], Awaitable[list[str]]], seconds: float) -> list[str]:
            try:
                return await call(seconds)
            finally:
                ended.append("clean")

    async def cancelled() -> None:
        task = asyncio.create_task(manager(Cleaning()).using(errors="log").acall(Step.wait, 60))
        for _ in range(3):
            await asyncio.sleep(0)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(cancelled())
    assert ended == ["clean"]


def test_wrappers_in_many_threads() -> None:
    """Each call has its own results, also when all are the first."""
    hooks = manager(*(Doubling(place) for place in range(3)))
    wanted = {number: [8 * (number + 300 + place) for place in range(3)] for number in range(8)}
    found: dict[int, list[int]] = {}
    start = threading.Barrier(len(wanted))

    def run(number: int) -> None:
        start.wait()
        for _ in range(50):
            found[number] = hooks.call(Step.step, number)

    threads = [threading.Thread(target=run, args=(number,)) for number in wanted]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == wanted


def test_a_wrapper_may_call_the_same_hook() -> None:
    """Its own calls are inside themselves."""

    class Asking(Plain):
        hooks: ExtensionManager[Step]

        @wrapper(Step.step)
        def around(self, call: Steps, number: int) -> list[int]:
            return call(number) + (self.hooks.call(Step.step, number - 1) if number else [])

    asking = Asking(0)
    asking.hooks = manager(asking)
    assert asking.hooks.call(Step.step, 2) == [2, 1, 0]


@pytest.mark.parametrize("decorator", [wrapper, awrapper])
def test_only_methods_can_be_wrapped(decorator) -> None:
    """The name alone says nothing."""
    with pytest.raises(TypeError, match=rf"^{decorator.__name__} wants the API's method, .* not 'step'"):
        decorator("step")


def test_what_is_asynchronous_wants_the_other_decorator() -> None:
    """The method, or the wrapper."""
    with pytest.raises(TypeError, match="Step.wait .* is asynchronous: mark the wrapper with @awrapper"):
        wrapper(Step.wait)

    async def around(call: Steps, number: int) -> list[int]:
        return call(number)

    for each in (around, staticmethod(around)):
        with pytest.raises(TypeError, match="around.* is asynchronous: mark the wrapper with @awrapper"):
            wrapper(Step.step).function(each)  # type: ignore[arg-type]


def test_what_takes_no_mark() -> None:
    """It says so."""
    with pytest.raises(TypeError, match="^<built-in function len> can't be marked as a wrapper: decorate a function"):
        wrapper(Step.step)(len)  # type: ignore[arg-type]


def test_a_wrapper_that_never_runs_for_want_of_a_method(caplog: pytest.LogCaptureFixture) -> None:
    """The decorator without parentheses is told; one that is kept to be used later is not."""

    class Bare(Plain):
        mine = wrapper(Step.step)

        @wrapper
        def around(self, call: Steps, number: int) -> list[int]:
            return call(number)

    for _ in range(2):
        assert manager(Bare()).call(Step.step, 1) == [2]
    [record] = caplog.records
    assert "the wrapper 'around' (" in record.getMessage()
    assert "never runs: it is marked with no method of the API, as in @wrapper(Api.method)" in record.getMessage()


def test_a_wrapper_of_the_same_method_of_another_module(caplog: pytest.LogCaptureFixture) -> None:
    """As when the API's module is there twice; what has another name may be of another API, and is not told."""
    other = type("Step", (), {"step": types.FunctionType(Step.step.__code__, {"__name__": "twin"})})
    other.step.__qualname__ = "Step.step"
    other.step.__module__ = "twin"

    class Astray(Plain):
        @wrapper(other.step)
        def around(self, call: Steps, number: int) -> list[int]:
            return call(number)

        @wrapper(Closable.close)
        def around_close(self, call: Callable[[], list[str]]) -> list[str]:
            return call()

    assert manager(Astray()).call(Step.step, 1) == [2]
    [record] = caplog.records
    assert "the wrapper 'around' (" in record.getMessage()
    assert "never runs: <function Step.step" in record.getMessage()
    assert "of the module twin is not the method of the API Step that has its name" in record.getMessage()


ALONE = """
import sys
from typing import Protocol
from longshore import ExtensionManager
from longshore.managers.lazy import drop
from longshore.testing import make_extension
class Step(Protocol):
    def step(self, number: int) -> int: ...
    async def wait(self) -> int: ...
class Plain:
    def step(self, number: int) -> int: return number
    async def wait(self) -> int: return 1
hooks = ExtensionManager[Step].make_test_instance([make_extension("a", Plain())])
print(hooks.call(Step.step, 1), hooks.first(Step.step, 2), hooks.fold(Step.step, 3), hooks.outcomes(Step.step, 4))
hooks = ExtensionManager[Step].make_test_instance([make_extension("a", Plain())])
import asyncio
print(asyncio.run(hooks.acall(Step.wait)))
print([each for each in sys.modules if each.startswith("longshore.managers.") and each[19:] in ("wrapping", "layers")])
"""


def test_where_there_are_no_wrappers_nothing_is_looked_for() -> None:
    """Only who marks one imports what finds them."""
    assert run_python(ALONE).splitlines() == ["[1] 2 3 [Returned('a', 4)]", "[1]", "[]"]


def test_installed_plugins_have_wrappers(site: Site) -> None:
    """Marked at their import."""
    source = """
from longshore import wrapper
from tests.unit.managers.test_wrappers import Closable
class Plugin:
    def close(self) -> str: return "shut"
    @wrapper(Closable.close)
    def around(self, call): return [each.upper() for each in call()]
plugin = Plugin()
"""
    site.plugin("loud", source.replace("from tests.unit.managers.test_wrappers", f"from {__name__}"))
    assert ExtensionManager[Closable](NAMESPACE).call(Closable.close) == ["SHUT"]
