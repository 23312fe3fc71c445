"""A filter that does not keep the API."""

from example_scheduler.api import Machine


class HasGpu:
    """Refused: it is no ``Filter``, so it has no ``filtered``, and nobody would pass it the request."""

    def passes(self, machine: Machine) -> bool:
        """Whether the name says so."""
        return "gpu" in machine.name
