"""A body of pass, which mypy takes for abstract."""

from typing import Protocol


class API(Protocol):
    def close(self) -> None:
        pass


class Plugin(API):
    pass


plugin = Plugin()
