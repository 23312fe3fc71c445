"""Finds tests that need another one to run before them."""

from example_test_tool.api import Plugin, Test


class Reverse(Plugin):
    """Turns the order round."""

    def order(self, tests: list[Test]) -> list[Test]:
        """The last one first."""
        return tests[::-1]

    def report(self, passed: int, failed: int) -> str:
        """How many there were."""
        return f"{passed} passed, {failed} failed, in reverse order"


reverse = Reverse()
