"""A method that never returns fits every result."""

from typing import Never, Protocol


class API(Protocol):
    def fail(self) -> str: ...


class Plugin:
    def fail(self) -> Never:
        raise SystemExit


plugin = Plugin()
