"""The base class of database drivers."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from longshore import ExtensionPoint


class Database(ABC):
    """A connection. Drivers inherit from it: they get ``describe`` and owe the rest."""

    def __init__(self, host: str, user: str) -> None:
        self.host = host
        self.user = user

    @abstractmethod
    def quote(self, name: str) -> str:
        """A name, as statements have it."""

    @abstractmethod
    def limited(self, statement: str, rows: int) -> str:
        """The statement that gives so many rows at most."""

    def describe(self, table: str) -> str:
        """The statement that shows the beginning of a table."""
        return f"{self.user}@{self.host}: {self.limited(f'SELECT * FROM {self.quote(table)}', 5)}"


databases = ExtensionPoint("example_databases.drivers", Callable[[str, str], Database])
