"""A subclass of a builtin that gives its type arguments."""

from collections.abc import Mapping
from typing import Protocol


class Sizes(dict[str, int]):
    pass


class Names(dict[str, str]):
    pass


class API(Protocol):
    def sizes(self) -> Mapping[str, int]: ...


class Plugin:
    def sizes(self) -> Names:
        return Names()


plugin = Plugin()
