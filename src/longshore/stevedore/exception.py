"""What stevedore's managers raise. Its clients catch these as RuntimeError, which is why they are that."""

from __future__ import annotations


class NoUniqueMatch(RuntimeError):
    """No plugin was found, or more than one."""


class NoMatches(NoUniqueMatch):
    """No plugin was found."""


class MultipleMatches(NoUniqueMatch):
    """More than one plugin was found."""
