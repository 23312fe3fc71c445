"""A method that takes an object of the API."""

from __future__ import annotations

from typing import Protocol


class API(Protocol):
    def before(self, other: API) -> bool: ...


class Plugin:
    def before(self, other: API) -> bool:
        return True


plugin = Plugin()
