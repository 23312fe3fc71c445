"""The ground: the one base that every error of longshore ends in."""

from __future__ import annotations

from longshore._compat import override


class LongshoreError(Exception):
    """Base of every error that longshore raises.

    Its text is made when it is made; what it is about is in the fields of the subclasses. All of them can be
    pickled and copied: ``args`` holds what the constructor was given.
    """

    def __init__(self, message: str, *data: object) -> None:
        """Keep the text and what the subclass is about.

        Args:
            message: the whole text, ready to be read.
            data: the remaining constructor arguments of the subclass, in order, for pickling.
        """
        super().__init__(message, *data)

    @property
    def message(self) -> str:
        """The whole text."""
        return str(self.args[0])

    @override
    def __str__(self) -> str:
        return self.message
