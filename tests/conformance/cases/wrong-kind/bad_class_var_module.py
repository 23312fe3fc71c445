"""A module's global in place of a ClassVar."""

from typing import ClassVar, Protocol

import case_module_good


class API(Protocol):
    retries: ClassVar[int]


plugin = case_module_good
