"""A function of C that takes one argument fewer."""

import math
from collections.abc import Callable

API = Callable[[float, float], float]


plugin = math.sqrt
