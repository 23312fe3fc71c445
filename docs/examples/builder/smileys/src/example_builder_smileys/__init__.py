"""An extension that does not keep the API."""

from example_builder.api import Application


def setup(app: Application, style: str) -> None:
    """Refused: the application passes itself alone, and wants to know the version."""
    app.add_role("smiley", lambda text: f"{style} {text}")
