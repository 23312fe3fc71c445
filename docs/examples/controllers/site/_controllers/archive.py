"""A page that lists all others; it runs last."""

from example_controllers.api import Site

priority: int = 10


def run(site: Site) -> None:
    """Add the list."""
    site.pages["archive/index.html"] = ", ".join(site.pages)
