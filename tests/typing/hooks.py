"""Calls of hooks by the methods of the API: what they take, and what they give."""

from collections.abc import Awaitable
from typing import Protocol, assert_never, assert_type

from longshore import (
    CallOutcome,
    Candidate,
    DispatchExtensionManager,
    Extension,
    ExtensionManager,
    Failure,
    HookManager,
    NotLoaded,
    Outcomes,
    Raised,
    Returned,
    Selection,
)


class Step(Protocol):
    def step(self, number: int) -> int: ...

    def find(self, text: str, *, deep: bool = False) -> str | None: ...

    def wait(self, seconds: float) -> Awaitable[bytes]: ...

    async def fetch(self, path: str) -> bytes: ...


class Closable(Protocol):
    def close(self) -> bool: ...


def calls(manager: ExtensionManager[Step], hook: HookManager[Step], dispatch: DispatchExtensionManager[Step]) -> None:
    assert_type(manager.first(Step.find, "a", deep=True), str | None)
    assert_type(hook.first(Step.step, 3), int | None)
    assert_type(manager.fold(Step.step, 3), int)
    assert_type(dispatch.select(lambda each: True).fold(Step.step, 3), int)
    assert_type(manager.outcomes(Step.find, "a"), list[Returned[str | None] | Raised])
    assert_type(manager.having(Closable), Selection[Closable])
    assert_type(manager.having(Closable).call(Closable.close), list[bool])
    view = hook.using(errors="collect", timeout=3)
    assert_type(view, Selection[Step])
    assert_type(view.call(Step.step, 3), list[int])
    assert_type(view.errors, list[Exception])
    assert_type(view["a"].obj, Step)
    manager.first(Step.find, 3)  # E: argument
    manager.first(Step.find, "a", depth=True)  # E: keyword
    manager.fold(Step.step, "a")  # E: argument
    manager.outcomes(Step.find)  # E: missing
    manager.outcomes(Closable.close)  # E: argument
    manager.having(Closable).call(Step.step, 3)  # E: argument
    manager.using(errors="none")  # E: argument


async def awaited(manager: ExtensionManager[Step]) -> None:
    assert_type(await manager.aoutcomes(Step.fetch, "a"), list[Returned[bytes] | Raised])
    assert_type(await manager.aoutcomes(Step.wait, 3), list[Returned[bytes] | Raised])
    assert_type(await manager.using(timeout=3).acall(Step.fetch, "a"), list[bytes])
    await manager.aoutcomes(Step.step, 3)  # E: argument


def told(manager: ExtensionManager[Step]) -> list[str]:
    assert_type(manager.outcomes, Outcomes[Step])
    for outcome in manager.outcomes:
        assert_type(outcome, Extension[Step] | Failure | NotLoaded)
    return [shown(each) for each in manager.outcomes(Step.step, 3)]


def shown(outcome: CallOutcome[int]) -> str:
    assert_type(outcome.name, str)
    assert_type(outcome.candidate, Candidate)
    match outcome:
        case Returned():
            assert_type(outcome.value, int)
            return str(outcome.value)
        case Raised():
            assert_type(outcome.error, Exception)
            return str(outcome.error)
        case _:
            assert_never(outcome)
