"""An installed package without entry points: it is the configuration that names it."""

from collections.abc import Mapping

from example_repository.api import Command, Repository


def shelve(repository: Repository) -> str:
    """Put the last change aside."""
    return f"put aside: {repository.changes[-1]}"


def commands() -> Mapping[str, Command]:
    """One command."""
    return {"shelve": shelve}
