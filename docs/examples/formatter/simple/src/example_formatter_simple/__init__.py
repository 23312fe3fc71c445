"""One line for each setting."""

from collections.abc import Iterator, Mapping


class Simple:
    """``name = value``."""

    def __init__(self, max_width: int = 60) -> None:
        self.max_width = max_width

    def format(self, data: Mapping[str, str]) -> Iterator[str]:
        """The lines, each cut to the width."""
        for name, value in sorted(data.items()):
            yield f"{name} = {value}"[: self.max_width]
