"""A name that exists for type checkers alone, on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence


class API(Protocol):
    def names(self) -> Sequence[str]: ...


class Plugin:
    def names(self) -> Sequence[str]:
        return []


plugin = Plugin()
