"""A component that keeps three interfaces. It is one object, which knows how often it was asked."""


class Wiki:
    """Pages that everybody may edit."""

    def __init__(self) -> None:
        self.views = 0

    def match_request(self, path: str) -> bool:
        """Whether the page is one of the wiki's."""
        return path.startswith("/wiki")

    def process_request(self, path: str) -> str:
        """The page."""
        self.views += 1
        return f"the page {path.removeprefix('/wiki/')!r}, seen {self.views} times"

    def navigation_items(self) -> list[tuple[str, str]]:
        """The first page."""
        return [("Wiki", "/wiki/Start")]

    def permissions(self) -> list[str]:
        """To read and to write."""
        return ["WIKI_VIEW", "WIKI_MODIFY"]


wiki = Wiki()
