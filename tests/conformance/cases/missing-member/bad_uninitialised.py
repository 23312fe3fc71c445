"""An attribute that an explicit Protocol base only declares."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin(API):
    pass


plugin = Plugin()
