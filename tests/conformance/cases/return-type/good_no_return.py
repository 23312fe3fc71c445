"""A method that the API promises never to return from."""

from typing import Never, NoReturn, Protocol


class API(Protocol):
    def fail(self) -> NoReturn: ...


class Plugin:
    def fail(self) -> Never:
        raise SystemExit


plugin = Plugin()
