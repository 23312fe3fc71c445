"""A plugin that does not keep the API."""

import time


class Timer:
    """Refused: it is no ``Plugin``."""

    def __init__(self) -> None:
        self.start = time.monotonic()

    def report(self, passed: int, failed: int) -> str:
        """How long it took."""
        return f"{time.monotonic() - self.start:.1f} s"


timer = Timer()
