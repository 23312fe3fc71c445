"""A module that is a plugin."""

retries: int = 3


def greet(name: str) -> str:
    """Greet."""
    return name
