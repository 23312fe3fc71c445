"""A base that is Any may give the member."""

from typing import Any, Protocol


class API(Protocol):
    def greet(self) -> str: ...


class Base(Any):
    pass


class Plugin(Base):
    def greet(self) -> str:
        return ""


plugin = Plugin()
