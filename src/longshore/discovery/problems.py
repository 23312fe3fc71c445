"""What is wrong with a line of ``entry_points.txt``, and what would be right. Imported when there is one."""

from __future__ import annotations


def reason(name: str, equals: str, value: str) -> str:
    """Why the parts of this line are not an entry point."""
    written = ascii(f"{name} {equals} {value}".strip())
    if any("\udc80" <= character <= "\udcff" for character in name + value):
        return f"{written} is not UTF-8"
    if not equals:
        return f"{written} has no '=': expected 'name = module:attribute'"
    if not name:
        return f"{written} has no name before the '=': expected 'name = module:attribute'"
    if not name.isprintable():
        return f"{written} has a control character in its name"
    if not value:
        return f"{written} has nothing after the '=': expected 'name = module:attribute'"
    return f"{written} does not name an object: expected 'module' or 'module:attribute'"
