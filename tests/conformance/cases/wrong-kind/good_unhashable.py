"""None in place of __hash__."""

from dataclasses import dataclass
from typing import Protocol


class API(Protocol):
    def __hash__(self) -> int: ...


@dataclass(frozen=True)
class Plugin:
    name: str = ""


plugin = Plugin()
