"""A page for each post."""

from example_controllers.api import Site

priority: int = 90


def run(site: Site) -> None:
    """Add the pages."""
    for name, text in site.posts.items():
        site.pages[f"blog/{name}.html"] = text
