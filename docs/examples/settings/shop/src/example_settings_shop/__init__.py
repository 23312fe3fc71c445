"""A package that a site includes."""

from example_settings.api import Configurator


def cart(request: str) -> str:
    """The cart."""
    return "2 books"


def includeme(config: Configurator) -> None:
    """Add the views."""
    config.add_view("/cart", cart)
