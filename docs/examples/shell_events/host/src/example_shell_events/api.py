"""What a listener is. The name of its entry point is the name of the event."""

from typing import Protocol

from longshore import ExtensionPoint

EVENTS = ("pre_mkvirtualenv", "post_mkvirtualenv", "pre_activate", "post_activate")


class Listener(Protocol):
    """Is told of an event."""

    def __call__(self, project: str) -> list[str]:
        """Lines of shell that are to be run in the user's shell."""
        ...


events = ExtensionPoint("example_shell_events.events", Listener)
