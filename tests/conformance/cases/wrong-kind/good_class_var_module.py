"""A module's global in place of a ClassVar."""

from typing import Protocol

import case_module_good


class API(Protocol):
    retries: int


plugin = case_module_good
