"""A backend that does not keep the API: refused, for revisions are texts here."""


def version() -> str:
    """The revision that the files have."""
    return "b7d4"


def upgrade(revision: str) -> list[str]:
    """Move the files."""
    return [f"mv nodes nodes-{revision}"]
