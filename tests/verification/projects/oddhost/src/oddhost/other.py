"""A module without a stub."""

NUMBER: int = 3
