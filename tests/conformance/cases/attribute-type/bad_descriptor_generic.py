"""What a descriptor with a type argument gives."""

from typing import Generic, Protocol, TypeVar


class API(Protocol):
    @property
    def name(self) -> str: ...


T = TypeVar("T")


class Column(Generic[T]):
    def __init__(self, kind: type[T]) -> None:
        self.kind = kind

    def __get__(self, instance: object, owner: type[object]) -> T:
        return self.kind()


class Plugin:
    name = Column[int](int)


plugin = Plugin()
