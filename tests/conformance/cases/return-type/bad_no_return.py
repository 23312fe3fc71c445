"""A method that the API promises never to return from."""

from typing import NoReturn, Protocol


class API(Protocol):
    def fail(self) -> NoReturn: ...


class Plugin:
    def fail(self) -> None:
        raise SystemExit


plugin = Plugin()
