"""The APIs of the plugins in conftest.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from longshore import ExtensionPoint


class Reader(Protocol):
    def read(self, count: int) -> str: ...
    async def fetch(self, url: str) -> str: ...


class ReaderFactory(Protocol):
    def __call__(self, size: int = 1) -> Reader: ...


readers = ExtensionPoint("tests.readers", ReaderFactory)
mixed = ExtensionPoint("tests.mixed", ReaderFactory)
loud = ExtensionPoint("tests.loud", ReaderFactory)
falsy = ExtensionPoint("tests.falsy", ReaderFactory)
texts = ExtensionPoint("tests.texts", Callable[[str], str])
lonely = ExtensionPoint("tests.lonely", ReaderFactory)
nothing = ExtensionPoint("tests.nothing", ReaderFactory)
