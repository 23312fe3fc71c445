"""A module that lacks a function."""

retries: int = 3


def great(name: str) -> str:
    """Greet."""
    return name
