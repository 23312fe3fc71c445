"""Shows the statement for a table, in the words of one database."""

import argparse

from example_databases.api import Database, databases
from longshore import DriverManager, LongshoreError


def connect(kind: str, host: str, user: str) -> Database:
    """A connection. Class and result are checked, and type checkers see the arguments."""
    return DriverManager.invoked(databases, kind, host, user).driver


def connect_as_before(kind: str, host: str, user: str) -> Database:
    """The same in stevedore's words: the type argument is that of the result, and nothing else is checked."""
    manager = DriverManager[Database](databases.namespace, kind, invoke_on_load=True, invoke_args=(host, user))
    return manager.driver


def main() -> int:
    """Run the program."""
    parser = argparse.ArgumentParser("example-databases")
    parser.add_argument("--as-before", action="store_true")
    parser.add_argument("kind")
    parser.add_argument("table")
    asked = parser.parse_args()
    try:
        connecting = connect_as_before if asked.as_before else connect
        print(connecting(asked.kind, "localhost", "reader").describe(asked.table))
    except LongshoreError as error:
        print(error)
        return 1
    return 0
