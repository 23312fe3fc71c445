"""A module in place of a function."""

from collections.abc import Callable

from case_module_good import greet

API = Callable[[str], str]
plugin = greet
