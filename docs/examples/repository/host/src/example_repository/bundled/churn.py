"""How much was changed."""

from collections.abc import Mapping

from example_repository.api import Command, Repository


def churn(repository: Repository) -> str:
    """The number of characters."""
    return f"{sum(len(each) for each in repository.changes)} characters changed"


def commands() -> Mapping[str, Command]:
    """One command."""
    return {"churn": churn}
