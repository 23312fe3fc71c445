"""A name that exists for type checkers alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class API(Protocol):
    def names(self) -> object: ...
    def first(self) -> str: ...


class Plugin:
    def names(self) -> Sequence[str]:
        return []

    def first(self) -> str:
        return ""


plugin = Plugin()
