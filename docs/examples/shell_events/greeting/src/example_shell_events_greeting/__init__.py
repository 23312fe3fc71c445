"""A listener that does not keep the API."""


def greet(project: str, user: str) -> list[str]:
    """Refused: the host does not tell who the user is."""
    return [f"echo 'hello {user}, this is {project}'"]
