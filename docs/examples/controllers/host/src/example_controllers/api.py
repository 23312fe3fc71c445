"""What a controller is: a module, that is a file of the site."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from longshore import ExtensionPoint


@dataclass
class Site:
    """The site that is being made."""

    posts: Mapping[str, str]
    pages: dict[str, str] = field(default_factory=dict[str, str])


class Controller(Protocol):
    """A module with these two."""

    priority: int
    """The highest runs first."""

    def run(self, site: Site) -> None:
        """Add pages to the site."""
        ...


controllers = ExtensionPoint("example_controllers.controllers", Controller)
