"""What is sent into a generator is contravariant."""

from collections.abc import Generator
from typing import Protocol


class API(Protocol):
    def talk(self) -> Generator[str, int, None]: ...


class Plugin:
    def talk(self) -> Generator[str, bool, None]:
        yield ""


plugin = Plugin()
