"""A base takes a union of its subclasses."""

from typing import Protocol


class Animal:
    pass


class Cat(Animal):
    pass


class Dog(Animal):
    pass


class API(Protocol):
    def put(self, value: Cat | Dog) -> None: ...


class Plugin:
    def put(self, value: Animal) -> None:
        return None


plugin = Plugin()
