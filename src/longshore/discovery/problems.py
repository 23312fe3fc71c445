"""What is wrong with a line of ``entry_points.txt``, and what would be right. Imported when there is one."""

from __future__ import annotations

from longshore.discovery import target


def first_line(data: bytes) -> tuple[int, str] | None:
    """What is wrong with a file whose first line need not be a section, and in which line; ``None`` for nothing."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in data[:2]:
        return 0, "is UTF-16, and has to be UTF-8: nothing of it can be read"
    for number, raw in enumerate(data.decode("utf-8-sig", "surrogateescape").splitlines(), 1):
        line = raw.strip()
        if line and not line.startswith("#"):
            if line.startswith("[") and line.endswith("]"):
                return None
            return number, f"{line[:200]!a} stands before any section: expected '[namespace]' above it"
    return None


def failed(doing: str, error: BaseException) -> str:
    """What a foreign finder or distribution raised, whatever its text is."""
    try:
        return f"{doing}: {type(error).__name__}: {str(error)[:200]!a}"
    except Exception:
        return f"{doing}: {type(error).__name__}"


def reason(name: str, equals: str, value: str) -> str:
    """Why the parts of this line are not an entry point."""
    written = ascii(f"{name} {equals} {value}".strip()[:200])
    if any("\udc80" <= character <= "\udcff" for character in name + value):
        return f"{written} is not UTF-8"
    if name.startswith("[") and (not equals or target(value)):
        return f"{written} is no section, and what follows is lost: expected '[namespace]'"
    if not equals:
        return f"{written} has no '=': expected 'name = module:attribute'"
    if not name:
        return f"{written} has no name before the '=': expected 'name = module:attribute'"
    if not name.isprintable():
        return f"{written} has a control character in its name"
    if not value:
        return f"{written} has nothing after the '=': expected 'name = module:attribute'"
    return f"{written} does not name an object: expected 'module' or 'module:attribute'"
