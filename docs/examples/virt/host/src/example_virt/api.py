"""The base class of what starts instances on one kind of hypervisor."""

from abc import ABC, abstractmethod
from typing import Protocol

from longshore import ExtensionPoint


class ComputeDriver(ABC):
    """A connection to a hypervisor."""

    def __init__(self, read_only: bool = False) -> None:
        self.read_only = read_only

    @abstractmethod
    def list_instances(self) -> list[str]:
        """The names of the instances."""

    @abstractmethod
    def spawn(self, name: str, memory: int) -> None:
        """Start an instance with so many megabytes of memory."""


class ComputeDriverFactory(Protocol):
    """What the configuration names: usually a class."""

    def __call__(self, *, read_only: bool) -> ComputeDriver: ...


compute_drivers = ExtensionPoint("example_virt.compute_driver", ComputeDriverFactory)
