"""A builtin class as a factory."""

from collections.abc import Callable

API = Callable[[], int]


plugin = bool
