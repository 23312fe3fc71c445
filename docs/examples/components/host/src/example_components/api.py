"""The interfaces. A component keeps one or several of them, and says so by the groups in which it is declared."""

from typing import Protocol

from longshore import ExtensionPoint


class RequestHandler(Protocol):
    """Answers requests."""

    def match_request(self, path: str) -> bool: ...

    def process_request(self, path: str) -> str: ...


class NavigationContributor(Protocol):
    """Adds to the navigation."""

    def navigation_items(self) -> list[tuple[str, str]]: ...


class PermissionRequestor(Protocol):
    """Tells of permissions that users may be given."""

    def permissions(self) -> list[str]: ...


request_handlers = ExtensionPoint("example_components.request_handlers", RequestHandler)
navigation = ExtensionPoint("example_components.navigation", NavigationContributor)
permissions = ExtensionPoint("example_components.permissions", PermissionRequestor)
