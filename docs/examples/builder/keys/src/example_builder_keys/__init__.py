"""A role, and a word in the end. The module is what the configuration names."""

from example_builder.api import Application, Metadata


def key(text: str) -> str:
    """A key."""
    return f"[{text.upper()}]"


def count(lines: int) -> str:
    """How long the document is."""
    return f"({lines} lines)"


def setup(app: Application) -> Metadata:
    """Register both."""
    app.add_role("key", key)
    app.connect(count)
    return {"version": "1.3", "parallel_read_safe": True}
