"""What a backend is: a module with these functions."""

from typing import Protocol

from longshore import ExtensionPoint


class MigrationBackend(Protocol):
    """Migrates the database of one process."""

    def version(self) -> int:
        """The revision that the database has."""
        ...

    def upgrade(self, revision: int) -> list[str]:
        """Bring the database to a later revision; what was done."""
        ...


backends = ExtensionPoint("example_migrations.backends", MigrationBackend)
