"""The first base that has a member gives it."""

from typing import Protocol


class API(Protocol):
    def name(self) -> str: ...


class Text:
    def name(self) -> str:
        return ""


class Data:
    pass


class Number:
    def name(self) -> int:
        return 0


class Plugin(Data, Text):
    pass


plugin = Plugin()
