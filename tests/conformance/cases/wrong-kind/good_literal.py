"""A value that the Literal does not list."""

from typing import Final, Literal

API = Literal["fast", "slow"]
plugin: Final = "fast"
