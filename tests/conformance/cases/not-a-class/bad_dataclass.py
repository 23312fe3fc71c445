"""An object of a dataclass where its class is wanted."""

from dataclasses import dataclass
from typing import Protocol


class Named(Protocol):
    name: str


API = type[Named]


@dataclass
class Plugin:
    name: str = ""


plugin = Plugin()
