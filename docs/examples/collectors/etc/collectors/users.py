"""A collector that does not keep the API."""


class Collector:
    """Refused: it publishes by itself, as collectors of an older host did."""

    enabled: bool = True

    def collect(self) -> None:
        """Write a line."""
        print("users.logged_in 2")
