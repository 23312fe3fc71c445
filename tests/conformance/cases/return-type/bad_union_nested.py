"""A union in a union is one union."""

from typing import Protocol, Union


class API(Protocol):
    def key(self) -> Union[int, Union[str, None]]: ...


class Plugin:
    def key(self) -> None | bytes:
        return None


plugin = Plugin()
