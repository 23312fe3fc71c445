"""The filters and the weigher of the host."""

from example_scheduler.api import Filter, Machine, Request, Weigher


class SameZone(Filter):
    """Machines of the zone that is asked for."""

    def passes(self, machine: Machine, request: Request) -> bool:
        """Whether it is in the zone."""
        return machine.zone == request.zone


class EnoughMemory(Filter):
    """Machines that have enough memory."""

    def passes(self, machine: Machine, request: Request) -> bool:
        """Whether it has."""
        return machine.free_memory >= request.memory


class FreeMemory(Weigher):
    """The more memory is free, the better."""

    def weigh(self, machine: Machine, request: Request) -> float:
        """In gigabytes."""
        return machine.free_memory / 1024
