"""Instances are spread over the machines."""

from example_scheduler.api import Filter, Machine, Request, Weigher

from longshore import Declaration


class LeastBusy(Filter):
    """The two machines with the fewest instances, of those that were left: so it comes after the other filters."""

    def passes(self, machine: Machine, request: Request) -> bool:
        """Each alone would do."""
        return True

    def filtered(self, machines: list[Machine], request: Request) -> list[Machine]:
        """The best two."""
        return sorted(machines, key=lambda each: each.instances)[:2]


class Spread(Weigher):
    """The fewer instances, the better."""

    multiplier: float = 2.0

    def weigh(self, machine: Machine, request: Request) -> float:
        """Less for each instance."""
        return float(-machine.instances)


least_busy: Declaration[None] = {"after": ["same_zone", "enough_memory"]}
