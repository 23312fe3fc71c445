"""A component that declares two interfaces and keeps one of them."""


class Tickets:
    """Refused as a request handler, for ``match_request`` is missing; accepted for its permissions."""

    def process_request(self, path: str) -> str:
        """The list of tickets."""
        return "no tickets"

    def permissions(self) -> list[str]:
        """To read."""
        return ["TICKET_VIEW"]


tickets = Tickets()
