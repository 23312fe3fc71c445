"""Fields in two columns. Written for textapp 0.x: five things are different now."""

import asyncio


class Columns:
    def __init__(self, width: int) -> None:  # now max_width, with a default
        self.width = width

    def headline(self, text: str) -> str:  # now heading
        return text.center(self.width)

    async def format(self, data: list[str]) -> list[str]:  # now a plain function of a Mapping
        await asyncio.sleep(0)
        return [f"{left:<20} {right}" for left, right in zip(data[::2], data[1::2], strict=True)]
