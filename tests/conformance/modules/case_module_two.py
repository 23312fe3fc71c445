"""A module whose function has two parameters."""


def greet(name: str, loud: bool) -> str:
    """Greet."""
    return name.upper() if loud else name
