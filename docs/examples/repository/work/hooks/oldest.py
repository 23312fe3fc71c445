"""An extension in a file of the user's."""

from collections.abc import Mapping

from example_repository.api import Command, Repository


def first(repository: Repository) -> str:
    """The oldest change."""
    return f"at first: {repository.changes[0]}"


def commands() -> Mapping[str, Command]:
    """One command."""
    return {"first": first}
