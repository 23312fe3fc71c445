"""Hooks: the first result, one after another, every outcome, under settings of their own."""

from __future__ import annotations

import asyncio
import pickle
from typing import Protocol

import pytest

from longshore import CallErrors, DispatchExtensionManager, ExtensionManager, Failure, HookManager, Raised, Returned
from longshore.testing import make_extension
from tests.support import NAMESPACE, Site


class Step(Protocol):
    """The API of these tests."""

    def step(self, number: int) -> int: ...

    def find(self, text: str, *, deep: bool = False) -> str | None: ...

    async def wait(self, seconds: float) -> str: ...


class Closable(Protocol):
    """What not every plugin has."""

    def close(self) -> str: ...


class Plain:
    """Keeps the API."""

    def __init__(self, name: str, add: int = 1) -> None:
        self.name = name
        self.add = add
        self.asked = 0

    def step(self, number: int) -> int:
        return number + self.add

    def find(self, text: str, *, deep: bool = False) -> str | None:
        self.asked += 1
        return f"{self.name} {text} {deep}" if text == self.name else None

    async def wait(self, seconds: float) -> str:
        await asyncio.sleep(seconds * self.add)
        return self.name


class Closing(Plain):
    """Has more than is asked."""

    def close(self) -> str:
        return f"closed {self.name}"


class Sick(Plain):
    """Raises whatever it is asked."""

    def step(self, number: int) -> int:
        raise ValueError(self.name)

    def find(self, text: str, *, deep: bool = False) -> str | None:
        raise ValueError(self.name)

    async def wait(self, seconds: float) -> str:
        raise ValueError(self.name)


def manager(*plugins: Step, propagate: bool | None = None) -> ExtensionManager[Step]:
    """A manager of these."""
    extensions = [make_extension(chr(ord("a") + place), each) for place, each in enumerate(plugins)]
    return ExtensionManager[Step].make_test_instance(extensions, propagate_map_exceptions=propagate)


def test_the_first_result_ends_the_search() -> None:
    """Those after it are not asked."""
    one, two, three = Plain("one"), Plain("two"), Plain("two")
    hooks = manager(one, two, three)
    assert hooks.first(Step.find, "two", deep=True) == "two two True"
    assert (one.asked, two.asked, three.asked) == (1, 1, 0)
    assert hooks.first(Step.find, "none") is None
    assert manager().first(Step.find, "one") is None


def test_a_result_that_is_false_is_a_result() -> None:
    """Only ``None`` is none."""
    assert manager(Plain("one", -3), Plain("two")).first(Step.step, 3) == 0


def test_a_value_goes_through_all_in_order() -> None:
    """What one gives is the next one's argument."""
    assert manager(Plain("one", 1), Plain("two", 20)).fold(Step.step, 300) == 321
    assert manager().fold(Step.step, 300) == 300


@pytest.mark.parametrize("method", [Plain.step, Closable.close, lambda self, number: 3])
def test_only_methods_of_the_api_select(method) -> None:
    """Before anything is called."""
    one = Plain("one")
    hooks = manager(one)
    for call in (hooks.first, hooks.fold, hooks.outcomes):
        with pytest.raises(TypeError, match="is not a method of the API"):
            call(method, 3)
    with pytest.raises(TypeError, match="is not a method of the API"):
        asyncio.run(hooks.aoutcomes(method, 3))


def test_every_outcome_of_a_call() -> None:
    """Nothing is raised; each error has its plugin's name."""
    hooks = manager(Plain("one"), Sick("two"), Plain("three", 3))
    found = hooks.outcomes(Step.step, 1)
    assert [each.name for each in found] == ["a", "b", "c"]
    assert [each.candidate.name for each in found] == ["a", "b", "c"]
    assert [each.value for each in found if isinstance(each, Returned)] == [2, 4]
    [raised] = [each for each in found if isinstance(each, Raised)]
    assert isinstance(raised.error, ValueError)
    assert raised.error.__notes__[0].startswith("raised by TESTING: 'b' ")
    assert [repr(each) for each in found] == ["Returned('a', 2)", "Raised('b', ValueError('two'))", "Returned('c', 4)"]
    copies = pickle.loads(pickle.dumps(found))
    assert [repr(each) for each in copies] == [repr(each) for each in found]


def test_outcomes_of_loading_are_there_as_well(site: Site) -> None:
    """One word, for both questions."""
    site.plugin("good", "class plugin:\n    def close(self) -> str: return 'shut'\nplugin = plugin()")
    site.plugin("sick", "raise ValueError")
    hooks = ExtensionManager[Closable](NAMESPACE)
    assert sorted(each.status for each in hooks.outcomes) == ["import-failed", "loaded"]
    assert len(hooks.outcomes) == 2
    assert any(isinstance(each, Failure) for each in hooks.outcomes)
    assert repr(hooks.outcomes) == repr(tuple(hooks.outcomes))
    assert [hooks.outcomes[0], *hooks.outcomes[1:]] == list(hooks.outcomes)
    [returned] = hooks.outcomes(Closable.close)
    assert isinstance(returned, Returned)
    assert returned.value == "shut"


@pytest.mark.parametrize("name", ["first", "fold"])
def test_what_is_raised_is_a_group_in_the_end(name: str) -> None:
    """After all were called: the others' work is done."""
    last = Plain("last")
    hooks = manager(Sick("one"), Sick("two"), last)
    with pytest.raises(CallErrors, match="2 of 3 extensions of 'TESTING' raised") as caught:
        hooks.first(Step.find, "none") if name == "first" else hooks.fold(Step.step, 1)
    assert [str(each) for each in caught.value.exceptions] == ["one", "two"]
    assert last.asked == (name == "first")


def test_the_first_error_at_once() -> None:
    """By the manager's setting, or a view's."""
    last = Plain("last")
    for hooks in (manager(Sick("one"), last, propagate=True), manager(Sick("one"), last).using(errors="first")):
        for call in (
            lambda hooks: hooks.first(Step.find, "none"),
            lambda hooks: hooks.fold(Step.step, 1),
            lambda hooks: hooks.call(Step.step, 1),
            lambda hooks: asyncio.run(hooks.acall(Step.wait, 0)),
        ):
            with pytest.raises(ValueError, match="one") as caught:
                call(hooks)
            assert caught.value.__notes__[0].startswith("raised by TESTING: 'a' ")
    assert last.asked == 0


def test_errors_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    """And the rest goes on."""
    hooks = manager(Sick("one"), Plain("two"))
    assert hooks.using(errors="log").call(Step.step, 1) == [2]
    assert hooks.using(errors="log").fold(Step.step, 1) == 2
    assert ["error calling TESTING: 'a'" in each.getMessage() for each in caplog.records] == [True, True]
    assert hooks.using(errors="log").errors == []


def test_errors_are_collected(caplog: pytest.LogCaptureFixture) -> None:
    """By the view, whatever the manager does; nothing is raised or logged."""
    view = manager(Sick("one"), Plain("two"), Sick("three"), propagate=True).using(errors="collect")
    assert view.call(Step.step, 1) == [2]
    assert view.first(Step.find, "two") == "two two False"
    assert asyncio.run(view.acall(Step.wait, 0)) == ["two"]
    assert [str(each) for each in view.errors] == ["one", "three", "one", "one", "three"]
    assert caplog.records == []


def test_a_view_keeps_what_is_not_said_anew() -> None:
    """Of the manager, and of the view that it is made from."""
    with pytest.raises(ValueError, match="one"):
        manager(Sick("one"), propagate=True).using(timeout=3).call(Step.step, 1)
    with pytest.raises(CallErrors):
        manager(Sick("one"), propagate=True).using(errors="group").call(Step.step, 1)
    view = manager(Sick("one"), Closing("two")).using(errors="collect", timeout=0.01)
    for each in (view.using(timeout=5), view.select(lambda meta: True)):
        assert (each.call(Step.step, 1), each.errors is view.errors) == ([2], True)
    assert asyncio.run(view.having(Closable).using().having(Step).acall(Step.wait, 1)) == []
    assert [type(each) for each in view.errors[-1:]] == [TimeoutError]
    assert asyncio.run(view.using(timeout=float("inf")).acall(Step.wait, 0.02)) == ["two"]


def test_a_setting_that_means_nothing() -> None:
    """It says which there are."""
    with pytest.raises(TypeError, match="errors is 'group', 'first', 'log' or 'collect', not 'none'"):
        manager().using(errors="none")  # type: ignore[arg-type]


def test_a_view_is_a_collection() -> None:
    """Of the same extensions, in the same order."""
    hooks = manager(Plain("one"), Plain("two"))
    view = hooks.using(timeout=3)
    assert (view.names(), view["b"], view.api) == (["a", "b"], hooks["b"], Step)
    assert view.extensions == hooks.extensions
    assert view.using(errors="first").having(Closable).names() == []


def test_extensions_that_have_more() -> None:
    """Typed and checked as that."""
    hooks = manager(Plain("one"), Closing("two"), Closing("three"))
    closable = hooks.having(Closable)
    assert closable.names() == ["b", "c"]
    assert closable.call(Closable.close) == ["closed two", "closed three"]
    assert closable["b"].candidate == hooks["b"].candidate
    with pytest.raises(TypeError, match="is not a method of the API"):
        closable.call(Step.step, 1)  # type: ignore[arg-type]


def test_asynchronous_outcomes_keep_their_order() -> None:
    """The calls run at the same time."""
    hooks = manager(Plain("slow", 2), Sick("sick"), Plain("fast", 1))
    found = asyncio.run(hooks.aoutcomes(Step.wait, 0.01))
    assert [each.value if isinstance(each, Returned) else str(each.error) for each in found] == ["slow", "sick", "fast"]


def test_a_time_limit_for_each_extension() -> None:
    """The one that takes too long has raised, the others go on."""
    hooks = manager(Plain("slow", 10_000), Plain("fast", 0))
    view = hooks.using(errors="collect", timeout=0.05)
    assert asyncio.run(view.acall(Step.wait, 1)) == ["fast"]
    assert [repr(each) for each in view.errors] == ["TimeoutError('it took longer than 0.05 seconds')"]
    [slow, fast] = asyncio.run(hooks.using(timeout=0.05).aoutcomes(Step.wait, 1))
    assert isinstance(slow, Raised)
    assert isinstance(fast, Returned)


def test_a_time_limit_of_a_plugin_is_its_own() -> None:
    """Its text stays."""

    class Impatient(Plain):
        async def wait(self, seconds: float) -> str:
            raise TimeoutError("no answer")

    assert [
        repr(each.error)
        for each in asyncio.run(manager(Impatient("one")).using(timeout=60).aoutcomes(Step.wait, 0))
        if isinstance(each, Raised)
    ] == ["TimeoutError('no answer')"]


@pytest.mark.parametrize("timeout", [0, -1, float("nan"), True, "1"])
def test_a_time_limit_is_a_number_of_seconds(timeout: float) -> None:
    """More than none."""
    with pytest.raises(TypeError, match=r"^timeout is a number of seconds, more than none, or math\.inf, not "):
        manager().using(timeout=timeout)


def test_an_error_policy_is_one_of_four() -> None:
    """Whatever is given."""
    with pytest.raises(TypeError, match=r"^errors is 'group', 'first', 'log' or 'collect', not \[\]$"):
        manager().using(errors=[])  # type: ignore[arg-type]


def test_cancelling_the_caller_cancels_all_calls() -> None:
    """And what is no error of a plugin passes."""
    ended: list[str] = []

    class Waiting(Plain):
        async def wait(self, seconds: float) -> str:
            try:
                return await super().wait(seconds)
            finally:
                ended.append(self.name)

    async def cancelled() -> None:
        hooks = manager(Waiting("one"), Waiting("two"))
        task = asyncio.create_task(hooks.aoutcomes(Step.wait, 60))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        task.cancel()
        await task

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(cancelled())
    assert sorted(ended) == ["one", "two"]


def test_a_plugin_that_cancels_itself_is_an_error() -> None:
    """Of that plugin; the host is not cancelled."""

    class Cancelling(Plain):
        async def wait(self, seconds: float) -> str:
            raise asyncio.CancelledError

    hooks = manager(Cancelling("one"), Plain("two"))
    one, two = asyncio.run(hooks.aoutcomes(Step.wait, 0))
    assert isinstance(one, Raised)
    assert repr(one.error) == "RuntimeError('it was cancelled, and not by its caller')"
    assert isinstance(one.error.__cause__, asyncio.CancelledError)
    assert isinstance(two, Returned)


class ItsTask(Plain):
    """Cancels the task that it runs in, which is its own."""

    async def wait(self, seconds: float) -> str:
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        await asyncio.sleep(seconds)
        return self.name


def test_a_plugin_that_cancels_its_task_is_an_error_as_well() -> None:
    """The others go on, or are cancelled where the first error is raised at once; the host is not cancelled."""
    hooks = manager(ItsTask("one"), Plain("two"), ItsTask("three"))
    one, two, three = asyncio.run(hooks.aoutcomes(Step.wait, 0.01))
    assert isinstance(two, Returned)
    for name, each in (("a", one), ("c", three)):
        assert isinstance(each, Raised)
        assert repr(each.error) == "RuntimeError('it was cancelled, and not by its caller')"
        [note] = each.error.__notes__
        assert note.startswith("raised by ")
        assert repr(name) in note
    with pytest.raises(RuntimeError, match="it was cancelled, and not by its caller") as caught:
        asyncio.run(hooks.using(errors="first").acall(Step.wait, 0.01))
    [note] = caught.value.__notes__
    assert "'a'" in note
    assert isinstance(caught.value.__cause__, asyncio.CancelledError)


def test_a_caller_that_is_cancelled_before_it_calls() -> None:
    """No plugin has to do with that."""

    async def calls() -> None:
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        await manager(Plain("one")).using(errors="first").acall(Step.wait, 60)

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(calls())


def test_the_first_error_is_raised_at_once_and_the_others_are_cancelled() -> None:
    """It is not waited for those that are slow."""
    ended: list[str] = []

    class Failing(Plain):
        async def wait(self, seconds: float) -> str:
            raise ValueError(self.name)

    class Slow(Plain):
        async def wait(self, seconds: float) -> str:
            try:
                await asyncio.sleep(60)
            finally:
                ended.append(self.name)
            return self.name

    hooks = manager(Slow("one"), Failing("two"), Slow("three")).using(errors="first")
    with pytest.raises(ValueError, match="two") as caught:
        asyncio.run(asyncio.wait_for(hooks.acall(Step.wait, 0), 30))
    assert sorted(ended) == ["one", "three"]
    assert len(caught.value.__notes__) == 1


def test_hooks_of_one_name_and_of_a_selection() -> None:
    """Every collection but a driver has them."""
    extension = make_extension("a", Plain("one"))
    assert HookManager[Step].make_test_instance([extension]).fold(Step.step, 1) == 2
    dispatch = DispatchExtensionManager[Step].make_test_instance([extension])
    assert dispatch.select(lambda each: each.name == "a").first(Step.step, 1) == 2


def test_what_is_no_exception_passes_through_awaited_calls() -> None:
    """Ctrl-C, for one."""

    class Stopping(Plain):
        async def wait(self, seconds: float) -> str:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        asyncio.run(manager(Stopping("one"), Plain("two")).aoutcomes(Step.wait, 0))

    class Odd(Plain):
        async def wait(self, seconds: float) -> str:
            raise BaseException("odd")

    with pytest.raises(BaseException, match="odd"):
        asyncio.run(manager(Odd("one"), Plain("two")).aoutcomes(Step.wait, 0))
