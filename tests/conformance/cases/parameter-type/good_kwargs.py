"""The type of **kwargs."""

from typing import Protocol


class API(Protocol):
    def pad(self, **options: int) -> None: ...


class Plugin:
    def pad(self, **options: float) -> None:
        return None


plugin = Plugin()
