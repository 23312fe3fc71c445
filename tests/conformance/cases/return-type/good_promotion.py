"""An int for a float, by the promotion of the typing specification."""

from typing import Protocol


class API(Protocol):
    def weight(self) -> float: ...


class Plugin:
    def weight(self) -> int:
        return 1


plugin = Plugin()
