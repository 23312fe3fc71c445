"""An int for a float, by the promotion of the typing specification."""

from typing import Protocol


class API(Protocol):
    def weight(self) -> float: ...


class Plugin:
    def weight(self) -> complex:
        return 1j


plugin = Plugin()
