"""Typing.List means list."""

from typing import List, Protocol  # noqa: UP035


class API(Protocol):
    def names(self) -> list[str]: ...


class Plugin:
    def names(self) -> List[str]:  # noqa: UP006
        return []


plugin = Plugin()
