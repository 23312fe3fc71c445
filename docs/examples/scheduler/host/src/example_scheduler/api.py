"""The base classes of filters and weighers."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass

from longshore import ExtensionPoint


@dataclass(frozen=True)
class Machine:
    """What the scheduler knows of a machine."""

    name: str
    zone: str
    free_memory: int
    instances: int


@dataclass(frozen=True)
class Request:
    """What is asked for."""

    zone: str
    memory: int


class Filter(ABC):
    """Says which machines will do."""

    @abstractmethod
    def passes(self, machine: Machine, request: Request) -> bool:
        """Whether this one will."""

    def filtered(self, machines: list[Machine], request: Request) -> list[Machine]:
        """Those that will do. A filter that compares machines with each other overrides this."""
        return [each for each in machines if self.passes(each, request)]


class Weigher(ABC):
    """Says which machine is better."""

    multiplier: float = 1.0

    @abstractmethod
    def weigh(self, machine: Machine, request: Request) -> float:
        """The more, the better."""


filters = ExtensionPoint("example_scheduler.filters", Callable[[], Filter])
weighers = ExtensionPoint("example_scheduler.weighers", Callable[[], Weigher])
