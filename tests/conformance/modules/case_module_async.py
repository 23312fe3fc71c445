"""A module whose function is a coroutine."""


async def greet(name: str) -> str:
    """Greet."""
    return name
