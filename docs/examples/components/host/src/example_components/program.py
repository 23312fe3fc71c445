"""Answers one request."""

import argparse

from example_components.api import (
    NavigationContributor,
    PermissionRequestor,
    RequestHandler,
    navigation,
    permissions,
    request_handlers,
)
from longshore import ExtensionManager


class Site:
    """The components that are installed, by interface. One that keeps several is the same object in each."""

    def __init__(self) -> None:
        self.handlers = ExtensionManager(request_handlers)
        self.navigation = ExtensionManager(navigation)
        self.permissions = ExtensionManager(permissions)

    def answer(self, path: str) -> str:
        """The page for a path."""
        for extension in self.handlers:
            if extension.obj.match_request(path):
                return extension.obj.process_request(path)
        return "there is no such page"

    def links(self) -> str:
        """The navigation."""
        found = self.navigation.call(NavigationContributor.navigation_items)
        return " | ".join(f"{title} {path}" for items in found for title, path in sorted(items))

    def allowed(self) -> str:
        """All permissions."""
        found = self.permissions.call(PermissionRequestor.permissions)
        return ", ".join(sorted(each for several in found for each in several))


def main() -> None:
    """Run the program."""
    parser = argparse.ArgumentParser("example-components")
    parser.add_argument("path", help="of the request, as /wiki/Start")
    asked = parser.parse_args()
    site = Site()
    print(site.links())
    print(site.answer(asked.path))
    print("permissions:", site.allowed())
    handlers: dict[str, RequestHandler] = {each.name: each.obj for each in site.handlers}
    print(*sorted(handlers), "answer requests")
