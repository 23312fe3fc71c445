"""An API or None."""

from typing import Optional, Protocol


class Greeter(Protocol):
    def greet(self) -> str: ...


API = Optional[Greeter]
plugin = 3
