"""Migrates the database of the configuration."""

import argparse
import tomllib
from pathlib import Path

from example_migrations.api import backends
from longshore import DriverManager, LongshoreError


def main() -> int:
    """Run the program."""
    parser = argparse.ArgumentParser("example-migrations")
    parser.add_argument("configuration")
    parser.add_argument("--to", type=int, default=0, metavar="REVISION")
    parser.add_argument("--dry-run", action="store_true")
    asked = parser.parse_args()
    name: str = tomllib.loads(Path(asked.configuration).read_text(encoding="utf-8"))["backend"]
    try:
        database = DriverManager(backends, name, lazy=True)  # the one of this process; not imported yet
        print(f"backend {name}")
        if asked.to and not asked.dry_run:
            for step in database.driver.upgrade(asked.to):
                print(step)
            print("now at revision", database.driver.version())
    except LongshoreError as error:
        print(error)
        return 1
    return 0
