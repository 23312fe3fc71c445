"""A Mock may give the member."""

from typing import Protocol
from unittest.mock import Mock


class API(Protocol):
    def greet(self) -> str: ...


plugin = Mock()
