"""Callbacks, stores and fetchers."""


def callback(name: str, count: int) -> bool:
    return bool(name) and bool(count)


def listener(name: str) -> None:
    """Gives nothing."""


class Listening:
    def __call__(self, name: str) -> None:
        """Gives nothing."""


listening = Listening()


def finder(name: str) -> str:
    return name


def callback_wrong_parameter(name: str, count: bytes) -> bool:
    return bool(name) and bool(count)


def callback_wrong_return(name: str, count: int) -> str:
    return name * count


async def callback_async(name: str, count: int) -> bool:
    return bool(name) and bool(count)


def callback_needs_arguments(name: str, count: int, colour: str) -> bool:
    return bool(name) and bool(count) and bool(colour)


class IntStore:
    def get(self, key: str) -> int:
        return 1

    def put(self, key: str, value: int) -> None: ...


class StrStore:
    def get(self, key: str) -> str:
        return key

    def put(self, key: str, value: str) -> None: ...


class Fetcher:
    async def fetch(self, url: str) -> bytes:
        return url.encode()


class SyncFetcher:
    def fetch(self, url: str) -> bytes:
        return url.encode()


class Boxes:
    fetcher = Fetcher()
    sync = SyncFetcher()


ints = IntStore()
strs = StrStore()
