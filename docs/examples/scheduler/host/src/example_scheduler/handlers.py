"""Load filters and weighers. What both have in common is in a base class, of which a host may make further handlers."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from example_scheduler.api import Filter, Machine, Request, Weigher, filters, weighers
from longshore import ExtensionPoint, NamedExtensionManager

T = TypeVar("T")


class Handler(Generic[T]):
    """Loads the plugins that the configuration lists, once."""

    def __init__(
        self, point: ExtensionPoint[Callable[[], T]], enabled: Sequence[str], first: Sequence[str] = ()
    ) -> None:
        self.extensions = NamedExtensionManager(point.invoked(), enabled, order=first)


class FilterHandler(Handler[Filter]):
    """Asks filter after filter."""

    def __init__(self, enabled: Sequence[str], first: Sequence[str]) -> None:
        super().__init__(filters, enabled, first)

    def filtered(self, machines: list[Machine], request: Request) -> list[Machine]:
        """The machines that pass all filters."""
        for extension in self.extensions:
            machines = extension.obj.filtered(machines, request)
            print(f"{extension.name:14}{' '.join(each.name for each in machines)}")
        return machines


class WeigherHandler(Handler[Weigher]):
    """Adds up what the weighers say; for a sum, their order does not matter."""

    def __init__(self, enabled: Sequence[str]) -> None:
        super().__init__(weighers, enabled)

    def weight(self, machine: Machine, request: Request) -> float:
        """What all weighers say of a machine."""
        return sum(each.obj.multiplier * each.obj.weigh(machine, request) for each in self.extensions)
