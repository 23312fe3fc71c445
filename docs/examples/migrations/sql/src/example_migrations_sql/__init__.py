"""Migrations as statements. It says when it is imported, which is when it is first used."""

print("(the module example_migrations_sql is imported)")

_applied = 1


def version() -> int:
    """The revision that the database has."""
    return _applied


def upgrade(revision: int) -> list[str]:
    """Run the statements."""
    global _applied
    first, _applied = _applied + 1, revision
    return [f"ALTER TABLE nodes -- revision {each}" for each in range(first, revision + 1)]
