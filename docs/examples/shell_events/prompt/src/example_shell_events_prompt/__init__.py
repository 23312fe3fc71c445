"""Functions are plugins as well as classes."""


def made(project: str) -> list[str]:
    """Say that it is there."""
    return [f"echo 'made {project}'"]


def prompt(project: str) -> list[str]:
    """Show the project."""
    return [f"PS1='({project}) $ '"]
