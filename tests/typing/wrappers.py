"""Wrappers of calls: what a type checker holds them to, at the place where they are marked."""

from collections.abc import Awaitable, Callable
from typing import Protocol, assert_type

from longshore import awrapper, wrapper


class Step(Protocol):
    def step(self, number: int) -> int: ...

    def find(self, text: str, *, deep: bool = False) -> str | None: ...

    def ping(self) -> None: ...

    async def fetch(self, path: str) -> bytes: ...

    def wait(self, seconds: float) -> Awaitable[bytes]: ...


class Good:
    @wrapper(Step.step)
    def around_step(self, call: Callable[[int], list[int]], number: int) -> list[int]:
        assert_type(call(number), list[int])
        return call(number)

    @wrapper(Step.find)
    def around_find(self, call: Callable[..., list[str | None]], text: str, *, deep: bool = False) -> list[str | None]:
        return call(text, deep=deep)

    @wrapper(Step.ping)
    def around_ping(self, call: Callable[[], list[None]]) -> list[None]:
        return call()

    @wrapper(Step.step)
    def anything(self, call: Callable[..., list[int]], *args: object, **kwargs: object) -> list[int]:
        return call(*args, **kwargs)

    @staticmethod
    @wrapper(Step.step).function
    def static(call: Callable[[int], list[int]], number: int) -> list[int]:
        return call(number)

    @classmethod
    @wrapper(Step.step)
    def of_class(cls, call: Callable[[int], list[int]], number: int) -> list[int]:
        return call(number)

    @awrapper(Step.fetch)
    async def around_fetch(self, call: Callable[[str], Awaitable[list[bytes]]], path: str) -> list[bytes]:
        assert_type(await call(path), list[bytes])
        return await call(path)

    @awrapper(Step.wait)
    async def around_wait(self, call: Callable[[float], Awaitable[list[bytes]]], seconds: float) -> list[bytes]:
        return await call(seconds)


@wrapper(Step.step).function
def of_module(call: Callable[[int], list[int]], number: int) -> list[int]:
    return call(number)


@awrapper(Step.fetch).function
async def of_module_too(call: Callable[[str], Awaitable[list[bytes]]], path: str) -> list[bytes]:
    return await call(path)


class Bad:
    @wrapper(Step.step)  # E: argument
    def argument(self, call: Callable[[int], list[int]], number: str) -> list[int]:
        return call(3)

    @wrapper(Step.step)  # E: argument
    def missing(self, call: Callable[[int], list[int]]) -> list[int]:
        return call(3)

    @wrapper(Step.step)  # E: argument
    def called(self, call: Callable[[str], list[int]], number: int) -> list[int]:
        return call("3")

    @wrapper(Step.step)  # E: argument
    def given(self, call: Callable[[int], list[str]], number: int) -> list[int]:
        return []

    @wrapper(Step.step)  # E: argument
    def result(self, call: Callable[[int], list[int]], number: int) -> int:
        return call(number)[0]

    @wrapper(Step.step)  # E: argument
    def results(self, call: Callable[[int], list[int]], number: int) -> list[str]:
        return []

    @wrapper(Step.find)  # E: argument
    def keyword(self, call: Callable[..., list[str | None]], text: str) -> list[str | None]:
        return call(text)

    @wrapper(Step.step)  # E: argument
    async def asynchronous(self, call: Callable[[int], list[int]], number: int) -> list[int]:
        return call(number)

    @awrapper(Step.fetch)  # E: argument
    def not_awaited(self, call: Callable[[str], Awaitable[list[bytes]]], path: str) -> list[bytes]:
        return []

    @awrapper(Step.step)  # E: argument
    async def of_a_plain_method(self, call: Callable[[int], Awaitable[list[int]]], number: int) -> list[int]:
        return await call(number)


@wrapper(Step.step).function  # E: argument
def bad(call: Callable[[int], list[int]], number: str) -> list[int]:
    return call(3)


@wrapper("step")  # E: argument
def by_name(call: Callable[[int], list[int]], number: int) -> list[int]:
    return call(number)
