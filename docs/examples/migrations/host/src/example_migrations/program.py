"""Migrates the database of the configuration."""

import argparse
import functools
import tomllib
from pathlib import Path

from example_migrations.api import MigrationBackend, backends
from longshore import DriverManager, LongshoreError, PluginError


@functools.cache
def database(name: str) -> DriverManager[MigrationBackend]:
    """The backend of this process: found once, imported when its ``driver`` is first read."""
    return DriverManager(backends, name, lazy=True)


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
        database(name)
    except LongshoreError as error:
        print(error)
        return 1
    print(f"backend {name}")
    if asked.dry_run:
        return 0
    try:
        return migrate(database(name).driver, asked.to)
    except PluginError as error:
        print(f"nothing was migrated: {error}")
        return 1
