"""An annotated global of a module."""

from typing import Protocol

import case_module_good


class API(Protocol):
    retries: str


plugin = case_module_good
