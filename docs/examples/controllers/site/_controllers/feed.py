"""A controller that does not keep the API: refused, for its priority is a text and ``run`` takes no site."""

priority: str = "high"


def run() -> None:
    """Do nothing."""
