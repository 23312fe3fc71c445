"""A field of a frozen dataclass with slots."""

from dataclasses import dataclass
from typing import Protocol


class API(Protocol):
    name: str


@dataclass(frozen=True, slots=True)
class Plugin:
    name: str


plugin = Plugin("")
