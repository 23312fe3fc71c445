"""MySQL."""

from example_databases.api import Database


class MySQL(Database):
    """Names in backquotes, LIMIT at the end."""

    def quote(self, name: str) -> str:
        """Names in backquotes."""
        return f"`{name}`"

    def limited(self, statement: str, rows: int) -> str:
        """With LIMIT."""
        return f"{statement} LIMIT {rows}"
