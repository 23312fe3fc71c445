"""A module whose function gives bytes."""


def greet(name: str) -> bytes:
    """Greet."""
    return name.encode()
