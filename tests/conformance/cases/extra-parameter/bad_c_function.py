"""A function of C that needs one argument more."""

import math
from collections.abc import Callable

API = Callable[[float], float]


plugin = math.pow
