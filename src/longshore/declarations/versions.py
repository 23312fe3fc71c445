"""Compares the versions of an API that a host offers with those that a plugin is written for (PEP 440)."""

from __future__ import annotations

from collections.abc import Sequence


def newest(written_for: str, offered: Sequence[str]) -> str | None:
    """The newest of the offered versions that a plugin is written for; ``""`` where either does not say.

    Args:
        written_for: a specifier such as ``">=1.2,<3"``, or ``""``.
        offered: versions.

    Returns:
        ``None`` where it is written for none of them.

    Raises:
        TypeError: an offered version is no text.
        ValueError: an offered version, or the specifier, is none.
    """
    if not all(isinstance(each, str) for each in offered):
        from longshore.rendering.usage import versions_are_texts  # late: to explain

        raise versions_are_texts(offered)
    if not offered or (not written_for and all(map(_numbers, offered))):
        return ""
    quick = _quickly(written_for, offered)
    if quick is not None:
        return quick or None
    from packaging.specifiers import InvalidSpecifier, SpecifierSet  # late: most hosts offer one version
    from packaging.version import InvalidVersion, Version  # late: as above

    try:
        versions = sorted([(Version(each), each) for each in offered], reverse=True)
    except InvalidVersion as error:
        raise ValueError(f"an offered API version is not one: {error}") from None
    try:
        wanted = SpecifierSet(written_for)
    except InvalidSpecifier:
        raise ValueError(f"{written_for!r} is no version specifier, such as '>=1.2,<3'") from None
    if not written_for:
        return ""
    fitting = {*wanted.filter(version for version, _ in versions)}  # a pre-release only where no other version fits
    return next((text for version, text in versions if version in fitting), None)


def _quickly(written_for: str, offered: Sequence[str]) -> str | None:
    """The same for versions of numbers and ranges such as ``>=1.2,<3``, without importing ``packaging``.

    Returns:
        ``""`` where it is written for none of them; ``None`` where this can't say.
    """
    versions = sorted([(_numbers(each), each) for each in offered], reverse=True)
    bounds = [(each.strip()[:2].rstrip("0123456789. "), each) for each in written_for.split(",")]
    if not all(numbers for numbers, _ in versions):
        return None
    limits: list[tuple[str, tuple[int, ...]]] = []
    for sign, clause in bounds:
        numbers = _numbers(clause.strip().removeprefix(sign).strip())
        if sign not in {">=", "<=", "<", ">"} or not numbers:
            return None
        limits.append((sign, numbers))
    return next((text for version, text in versions if all(_keeps(version, *each) for each in limits)), "")


def _numbers(text: str) -> tuple[int, ...]:
    """A version that is only numbers, ``()`` for others; zeros at its end mean nothing (PEP 440)."""
    parts = text.split(".")
    if not text.isascii() or not all(each.isdigit() for each in parts):
        return ()
    numbers = [int(each) for each in parts]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _keeps(version: tuple[int, ...], sign: str, limit: tuple[int, ...]) -> bool:
    if sign == ">=":
        return version >= limit
    if sign == "<=":
        return version <= limit
    return version > limit if sign == ">" else version < limit
