"""What plugins of the test tool may do. All methods have a default; a plugin overrides those that it needs."""

from collections.abc import Callable
from dataclasses import dataclass

from longshore import ExtensionPoint


@dataclass(frozen=True)
class Test:
    """One test; it fails where it raises."""

    name: str
    run: Callable[[], None]


class Plugin:
    """The base of all plugins."""

    def collect(self, file: str, text: str) -> list[Test] | None:
        """The tests of a file; ``None`` where this plugin does not know such files. The first answer counts."""
        return None

    def order(self, tests: list[Test]) -> list[Test]:
        """The tests as they are to be run. Each plugin is given what the one before it gave."""
        return tests

    def report(self, passed: int, failed: int) -> str:
        """A line for the end; ``""`` for none. All are asked."""
        return ""


plugins = ExtensionPoint("example_test_tool.plugins", Plugin)
