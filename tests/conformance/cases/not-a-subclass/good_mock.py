"""A Mock may be anything."""

from unittest.mock import Mock


class API:
    pass


plugin = Mock()
