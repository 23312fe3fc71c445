"""A plugin that keeps the API."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class Simple:
    """``key = value`` lines."""

    def __init__(self, max_width: int = 60) -> None:
        self.max_width = max_width

    def format(self, data: Mapping[str, str]) -> Iterator[str]:
        for key, value in data.items():
            yield f"{key} = {value}"[: self.max_width]
