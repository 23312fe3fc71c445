"""**kwargs that take the API's keyword."""

from typing import Protocol


class API(Protocol):
    def pad(self, *, width: int) -> None: ...


class Plugin:
    def pad(self, **options: int) -> None:
        return None


plugin = Plugin()
