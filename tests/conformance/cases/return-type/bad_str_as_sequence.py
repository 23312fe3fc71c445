"""A str is a Sequence of str, bytes are none."""

from collections.abc import Sequence
from typing import Protocol


class API(Protocol):
    def words(self) -> Sequence[str]: ...


class Plugin:
    def words(self) -> bytes:
        return b""


plugin = Plugin()
