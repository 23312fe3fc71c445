"""Refuses settings that do not exist, or contradict each other."""

from __future__ import annotations

from collections.abc import Sequence

from longshore.pipeline import Settings

_KNOWN = frozenset({"strict", "unverified", "source", "policy", "locked", "observer", "watch", "order", "lazy"})


def check_settings(settings: Settings) -> None:
    """See that settings can be meant.

    Raises:
        TypeError: one does not exist, has a value that does not, or contradicts another.
    """
    unknown = sorted(settings.keys() - _KNOWN)
    unverified, order = settings.get("unverified", "allow"), settings.get("order", ())
    if unknown:
        from longshore.rendering.usage import unknown_settings  # late: to explain

        raise unknown_settings(unknown, _KNOWN)
    if unverified not in {"allow", "warn", "refuse"}:
        from longshore.rendering.usage import unknown_unverified  # late: to explain

        raise unknown_unverified(unverified)
    if settings.get("lazy") and settings.get("strict"):
        from longshore.rendering.usage import lazy_and_strict  # late: to explain

        raise lazy_and_strict()
    if not _are_names(order):
        from longshore.rendering.usage import names_are_text  # late: to explain

        raise names_are_text(order, "order")


def _are_names(order: object) -> bool:
    """Whether this is a sequence of names, or ``None``, which stands for the order of discovery."""
    return order is None or (isinstance(order, Sequence) and not isinstance(order, str) and all(map(_is_name, order)))


def _is_name(each: object) -> bool:
    return isinstance(each, str)
