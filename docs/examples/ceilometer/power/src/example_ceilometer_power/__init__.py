"""A pollster that does not keep the API."""

from example_ceilometer.api import Sample


class Power:
    """Refused: it gives one sample where the host iterates over samples."""

    interval: int = 30

    def get_samples(self) -> Sample:
        """One sample."""
        return Sample("power", "i-1", 90.0)


power = Power()
