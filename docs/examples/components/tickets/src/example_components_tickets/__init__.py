"""A component that declares two interfaces and keeps one of them."""

from collections.abc import Iterable


class Tickets:
    """Refused as a request handler, for ``match_request`` is missing; accepted for its permissions."""

    def process_request(self, path: str) -> str:
        """The list of tickets."""
        return "no tickets"

    def permissions(self) -> Iterable[str]:
        """To read."""
        return ("TICKET_VIEW",)


tickets = Tickets()
