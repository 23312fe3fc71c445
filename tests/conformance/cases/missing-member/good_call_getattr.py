"""__getattr__ does not give __call__."""

from typing import Any, Protocol


class API(Protocol):
    def __call__(self, name: str) -> str: ...


class Base:
    def __getattr__(self, name: str) -> Any:
        return name


class Plugin(Base):
    def __call__(self, name: str) -> str:
        return name


plugin = Plugin()
