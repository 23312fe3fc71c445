"""None in place of a method."""

from typing import Protocol


class API(Protocol):
    def name(self) -> str: ...


class Base:
    def name(self) -> str:
        return ""


class Plugin(Base):
    pass


plugin = Plugin()
