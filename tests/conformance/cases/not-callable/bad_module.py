"""A module in place of a function."""

from collections.abc import Callable

import case_module_good

API = Callable[[str], str]
plugin = case_module_good
