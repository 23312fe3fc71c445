"""Finds the dialect for a URL, as SQLAlchemy would, and has it checked against SQLAlchemy's own class."""

import argparse
import logging

from sqlalchemy import make_url
from sqlalchemy.engine.interfaces import Dialect

from longshore import ExtensionManager, ExtensionPoint, LongshoreError

dialects = ExtensionPoint("sqlalchemy.dialects", type[Dialect])
"""The namespace is SQLAlchemy's, and so is the API: SQLAlchemy knows nothing of longshore."""


def dialect_for(url: str) -> type[Dialect]:
    """The installed dialect for ``name://`` or ``name+driver://``."""
    return dialects.driver(make_url(url).drivername.replace("+", "."))


def main() -> int:
    """Run the program: with a URL for one dialect, without for all that are installed."""
    parser = argparse.ArgumentParser("example-dialects")
    parser.add_argument("url", nargs="?", default="")
    asked = parser.parse_args()
    # dialects override SQLAlchemy's methods in ways that some type checkers warn of; that is for their authors
    logging.getLogger("longshore").setLevel(logging.ERROR)
    if not asked.url:
        for outcome in sorted(ExtensionManager(dialects).outcomes, key=lambda each: each.candidate.name):
            print(f"{outcome.candidate.name:28}{outcome.status}")
        return 0
    try:
        dialect = dialect_for(asked.url)
    except LongshoreError as error:
        print(error)
        return 1
    print(f"{dialect.__name__}: {dialect.name} over {dialect.driver}")
    return 0
