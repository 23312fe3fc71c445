"""A plugin that does not keep the API: ``format`` misses its parameter."""

from __future__ import annotations


class Sloppy:
    """Formats nothing."""

    def __init__(self, max_width: int = 60) -> None:
        self.max_width = max_width

    def format(self) -> list[str]:
        return []
