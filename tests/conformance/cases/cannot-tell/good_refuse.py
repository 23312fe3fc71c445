"""What can't be told is refused where the host says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    pass
UNVERIFIED = "refuse"


class API(Protocol):
    def names(self) -> list[str]: ...


class Plugin:
    def names(self) -> list[str]:
        return []


plugin = Plugin()
