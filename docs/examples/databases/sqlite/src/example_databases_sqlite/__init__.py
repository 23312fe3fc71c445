"""A driver that is not finished."""

from example_databases.api import Database


class SQLite(Database):
    """Refused: ``limited`` is missing, so it is still abstract."""

    def quote(self, name: str) -> str:
        """Names in brackets."""
        return f"[{name}]"
