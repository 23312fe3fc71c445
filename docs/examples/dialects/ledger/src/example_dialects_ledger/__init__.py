"""A dialect that is none."""


class LedgerDialect:
    """Refused: it has the names of a dialect, and does not inherit from ``Dialect``."""

    name = "ledger"
    driver = "files"
