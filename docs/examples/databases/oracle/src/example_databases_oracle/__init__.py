"""Oracle."""

from example_databases.api import Database


class Oracle(Database):
    """Names in quotes, FETCH FIRST at the end."""

    def quote(self, name: str) -> str:
        """Names in quotes."""
        return f'"{name.upper()}"'

    def limited(self, statement: str, rows: int) -> str:
        """With FETCH FIRST."""
        return f"{statement} FETCH FIRST {rows} ROWS ONLY"
