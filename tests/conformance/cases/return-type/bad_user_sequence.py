"""A Sequence has to be inherited from."""

from collections.abc import Sequence
from typing import Protocol


class Names(list[str]):
    pass


class Items:
    def __len__(self) -> int:
        return 0

    def __getitem__(self, index: int) -> str:
        return ""


class API(Protocol):
    def names(self) -> Sequence[str]: ...


class Plugin:
    def names(self) -> Items:
        return Items()


plugin = Plugin()
