"""A function of C."""

from collections.abc import Callable, Sized

API = Callable[[Sized], int]
plugin = len
