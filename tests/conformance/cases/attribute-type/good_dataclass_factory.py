"""A field whose default is made by a factory."""

from dataclasses import dataclass, field
from typing import Protocol


class API(Protocol):
    names: list[str]


@dataclass
class Plugin:
    names: list[str] = field(default_factory=list)


plugin = Plugin()
