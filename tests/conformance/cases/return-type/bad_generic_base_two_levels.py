"""A type argument that is given two bases up."""

from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class API(Protocol):
    def first(self) -> int: ...


class Base(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value

    def first(self) -> T:
        return self.value


class Middle(Base[T]):
    pass


class Plugin(Middle[str]):
    pass


plugin = Plugin("")
