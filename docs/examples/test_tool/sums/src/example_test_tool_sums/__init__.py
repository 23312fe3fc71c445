"""Collects a test of each line of a ``.sums`` file."""

from functools import partial

from example_test_tool.api import Plugin, Test


def holds(line: str) -> None:
    """Whether the sum is right."""
    left, _, right = line.partition("=")
    total = sum(int(each) for each in left.split("+"))
    assert total == int(right), f"{left.strip()} is {total}"


class Sums(Plugin):
    """Knows ``.sums`` files."""

    def collect(self, file: str, text: str) -> list[Test] | None:
        """A test for each line."""
        if not file.endswith(".sums"):
            return None
        return [Test(f"{file}:{number}", partial(holds, line)) for number, line in enumerate(text.splitlines(), 1)]


sums = Sums()
