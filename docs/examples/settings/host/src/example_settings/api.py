"""What settings may name: functions that configure, and middleware."""

from collections.abc import Callable
from typing import Protocol, TypeAlias

from longshore import ExtensionPoint

View: TypeAlias = Callable[[str], str]
"""Gives the answer to a request."""


class Configurator:
    """Collects the views of a site."""

    def __init__(self) -> None:
        self.views: dict[str, View] = {}

    def add_view(self, path: str, view: View) -> None:
        """Add the view of a path; the first one stays."""
        self.views.setdefault(path, view)


class MiddlewareFactory(Protocol):
    """What the settings name: it is given the next one, and gives what is called in its place."""

    def __call__(self, get_response: View) -> View: ...


includes = ExtensionPoint("example_settings.includes", Callable[[Configurator], None])
middleware = ExtensionPoint("example_settings.middleware", MiddlewareFactory)
