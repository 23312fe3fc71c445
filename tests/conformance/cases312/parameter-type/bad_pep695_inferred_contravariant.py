"""The inferred variance of a class that only takes."""

from typing import Protocol


class Sink[T]:
    def write(self, value: T) -> None:
        return None


class API(Protocol):
    def drain(self, sink: Sink[int]) -> None: ...


class Plugin:
    def drain(self, sink: Sink[float]) -> None:
        return None


plugin = Plugin()
