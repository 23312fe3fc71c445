"""Migrates the database of the configuration."""

import argparse
import tomllib
from pathlib import Path

from example_migrations.api import MigrationBackend, backends
from longshore import DriverManager, LongshoreError, PluginError


def migrate(backend: MigrationBackend, revision: int) -> int:
    """Bring the database to a revision."""
    for step in backend.upgrade(revision):
        print(step)
    print("now at revision", backend.version())
    return 0


def main() -> int:
    """Run the program."""
    parser = argparse.ArgumentParser("example-migrations")
    parser.add_argument("configuration")
    parser.add_argument("--to", type=int, required=True, metavar="REVISION")
    parser.add_argument("--dry-run", action="store_true")
    asked = parser.parse_args()
    name: str = tomllib.loads(Path(asked.configuration).read_text(encoding="utf-8"))["backend"]
    try:
        database = DriverManager(backends, name, lazy=True)  # the one of this process; not imported yet
    except LongshoreError as error:
        print(error)
        return 1
    print(f"backend {name}")
    if asked.dry_run:
        return 0
    try:
        return migrate(database.driver, asked.to)
    except PluginError:  # the log has said why
        print("nothing was migrated")
        return 1
